"""The part of the nginx configuration that names the server processes:

    python3 processes.py 127.0.0.1:8501 127.0.0.1:8502 > /etc/nginx/kreiskompass-processes.conf

They may run on several machines. Order matters: the number of a process stands in the cookies of its visits.
"""

import sys


def configuration(processes: list[str]) -> str:
    """Maps and upstreams for nginx (within http)."""
    numbered = list(enumerate(processes, 1))
    by_cookie = "".join(f"    {number} kreiskompass_{number};\n" for number, _ in numbered)
    by_address = "".join(f'    "~(^|[ ,]){address.replace(".", r"[.]")}$" {number};\n' for number, address in numbered)
    blocks = [
        f"# Made by deploy/nginx/processes.py {' '.join(processes)}\n",
        f"map $cookie_kreiskompass_server $kreiskompass_process {{\n    default kreiskompass;\n{by_cookie}}}\n",
        f'map $upstream_addr $kreiskompass_answered {{  # the last of those tried\n    default "";\n{by_address}}}\n',
        _upstream("kreiskompass", ["least_conn;", *(f"server {address};" for address in processes)]),
    ]
    for number, address in numbered:
        others = [f"server {other} backup;" for other in processes if other != address]
        # Asked first every time, also right after a fault: its visits must not be sent elsewhere once it answers.
        blocks.append(_upstream(f"kreiskompass_{number}", [f"server {address} max_fails=0;", *others]))
    return "\n".join(blocks)


def _upstream(name: str, lines: list[str]) -> str:
    return f"upstream {name} {{\n    zone {name} 64k;\n" + "".join(f"    {line}\n" for line in lines) + "}\n"


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    sys.stdout.write(configuration(sys.argv[1:]))
