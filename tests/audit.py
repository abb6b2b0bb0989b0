"""`python -m tests.audit`: known vulnerabilities of the locked packages, as pip-audit finds them; `make test` asks.

Without the network, or where an index does not tell, that is said in a line: what could not be looked up is no finding.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from settings import ROOT

LOCKED = ("requirements.txt", "requirements-engines.txt", "requirements-dev.txt", "requirements-mutants.txt")
_SECONDS = 90  # for all of a file; each request has 5


def ask_pip_audit(file: str) -> dict[str, Any] | None:
    """What pip-audit says of the packages of a file, as JSON; None where it could not ask at all."""
    options = ("--disable-pip", "--require-hashes", "--timeout", "5", "--progress-spinner", "off", "--format", "json")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", "-r", file, *options],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return found


def verdict(answers: Sequence[dict[str, Any] | None]) -> tuple[list[str], bool]:
    """Lines to print, and whether a vulnerability is known."""
    packages = [package for answer in answers if answer for package in answer["dependencies"]]
    known = {
        (package["name"], package["version"], found["id"]): ", ".join(found["fix_versions"]) or "no version yet"
        for package in packages
        for found in package.get("vulns", ())
    }
    lines = [f"{name} {version}: {found}, mended in {fixed}" for (name, version, found), fixed in sorted(known.items())]
    audited = {package["name"] for package in packages if "vulns" in package}
    left = {package["name"] for package in packages} - audited
    if not audited:
        lines.append("Dependencies not audited: the index of vulnerabilities could not be reached.")
    else:
        rest = f", {len(left)} not to be found there" if left else ""
        lines.append(f"Dependencies audited: {len(audited)}{rest}; known vulnerabilities: {len(known)}.")
    return lines, bool(known)


def main() -> None:
    """Exit code 1 where a vulnerability is known."""
    lines, is_known = verdict([ask_pip_audit(file) for file in LOCKED])
    print("\n".join(lines))
    sys.exit(is_known)


if __name__ == "__main__":
    main()
