"""The browser of the tests: found, or fetched by `python -m testbed.chromium`; never silently done without."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Path of a Chromium: the one on PATH, else the one that Playwright has fetched."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def fetch() -> None:
    """Try Playwright's own download, then, as root, Debian's package."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find() is None and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)


def main() -> int:
    if find() is None:
        fetch()
    browser = find()
    if browser is None:
        print(
            "No Chromium found, and none could be fetched. The tests need one: install Chromium or Google Chrome so "
            "that it is on PATH (Debian: sudo apt-get install chromium), then run make test again.",
            file=sys.stderr,
        )
        return 1
    print(f"Browser of the tests: {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
