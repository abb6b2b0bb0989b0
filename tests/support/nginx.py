"""The shipped nginx configuration, run as a process of its own; only ports, paths and certificate are other ones."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import streamlit

from settings import ROOT

SHIPPED = ROOT / "deploy" / "nginx" / "kreiskompass.conf"
NAME = "kreiskompass.example"
MISSING = "no nginx: neither on PATH nor to be fetched with apt-get (Debian: sudo apt-get install nginx)"
_FETCHED = Path(sys.prefix) / "nginx"
# What stands around a site in Debian's own nginx.conf, but for `user`: others than root may not enter test folders.
_AROUND = """
{user}
worker_processes auto;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 768; }}
http {{
    sendfile on;
    tcp_nopush on;
    types_hash_max_size 2048;
    types {{ text/html html; text/css css; application/javascript js; font/woff2 woff2; }}
    default_type application/octet-stream;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_prefer_server_ciphers on;
    access_log {folder}/access.log;
    gzip on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def find() -> str | None:
    """Path of nginx: installed, or Debian's package unpacked beside the tests' Python, without installing it."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", str(_FETCHED / "usr" / "sbin")])
    if shutil.which("nginx", path=path) is None and shutil.which("apt-get") and shutil.which("dpkg-deb"):
        _FETCHED.mkdir(exist_ok=True)
        get = ["apt-get", "download", "-qq", "nginx"]
        if subprocess.run(get, cwd=_FETCHED, capture_output=True, check=False).returncode and os.geteuid() == 0:
            subprocess.run(["apt-get", "update", "-qq"], capture_output=True, check=False)
            subprocess.run(get, cwd=_FETCHED, capture_output=True, check=False)
        for package in _FETCHED.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", package.name, "."], cwd=_FETCHED, check=False)
    return shutil.which("nginx", path=path)


def configure(
    folder: Path, ports: Sequence[int], https: int = 18443, other: Mapping[str, str] | None = None
) -> list[str]:
    """Write the configuration for server processes on these ports, with `other` words for some of it; the command that
    runs nginx with it."""
    nginx = find()
    if nginx is None:
        pytest.skip(MISSING)
    processes = [sys.executable, SHIPPED.with_name("processes.py"), *(f"127.0.0.1:{port}" for port in ports)]
    written = subprocess.run(processes, capture_output=True, check=True).stdout
    (folder / "kreiskompass-processes.conf").write_bytes(written)
    site = SHIPPED.read_text(encoding="utf-8")
    for pattern, ours in (
        (r"listen \[::\].*\n", ""),
        (r"listen 80;", f"listen unix:{folder}/http;"),
        (r"listen 443 ", f"listen 127.0.0.1:{https} "),
        (r"/etc/nginx/|/etc/ssl/kreiskompass/|/var/log/nginx/|/var/lib/nginx/", f"{folder}/"),
        (r"alias [^;]+;", f"alias {Path(streamlit.__file__).parent}/static/static/;"),
    ):
        site, changed = re.subn(pattern, ours, site)
        assert changed, pattern
    for said, ours in (other or {}).items():
        assert said in site
        site = site.replace(said, ours)
    (folder / "site.conf").write_text(site, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(_AROUND.format(user=user, folder=folder), encoding="utf-8")
    key = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    subprocess.run([*certificate, *key], capture_output=True, check=True)
    return [nginx, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]


@contextmanager
def in_front_of(
    folder: Path, ports: Sequence[int], https: int, other: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Address of a running nginx."""
    running = subprocess.Popen([*configure(folder, ports, https, other), "-g", "daemon off;"])
    try:
        deadline = time.monotonic() + 20
        while running.poll() is None and time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", https), 1):
                break
            time.sleep(0.05)
        assert running.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
        yield f"https://{NAME}:{https}/"
    finally:
        running.send_signal(signal.SIGQUIT)
        running.wait(timeout=20)
