"""`python -m tests.licences` (`make licences`): the licence of every locked package, as a table."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from settings import ROOT

LOCKED = {
    "requirements.txt": "running",
    "requirements-engines.txt": "a database on a server",  # known where these are installed (`make test-engines`)
    "requirements-dev.txt": "development",
    "requirements-mutants.txt": "mutations of the code",  # known where these are installed (`make mutants`)
}
# By SPDX: anyone may use, change and pass them on; MPL and LGPL ask for changes to their own files only.
ALLOWED = {
    *(
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "0BSD",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "Apache-2.0",
        "ISC",
        "Zlib",
        "CC0-1.0",
        "Unlicense",
    ),
    *("PSF-2.0", "OFL-1.1", "MPL-2.0", "LGPL-3.0-only"),
}
# What packages without an SPDX expression write, as a classifier or in the field of the licence.
_WRITTEN = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
    "SIL OFL 1.1": "OFL-1.1",
}
_SILENT = {"axe-playwright-python": "MIT"}  # only their licence file says so


def licences() -> dict[str, tuple[str, str]]:
    """Licence and use of each locked package that is installed here, by its name."""
    found: dict[str, tuple[str, str]] = {}
    for file, use in LOCKED.items():
        text = (ROOT / file).read_text(encoding="utf-8")
        for name in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE):
            try:
                found.setdefault(name, (licence_of(distribution(name)), use))
            except PackageNotFoundError:  # not here, or of another system than this one
                continue
    return found


def licence_of(package: Distribution) -> str:
    """An SPDX expression; what the package itself writes where it can't be told; '' where it writes nothing."""
    about = package.metadata
    field = (about.get("License") or "").strip()
    classified = [
        line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License ::")
    ]
    told = [word for word in (field, *classified) if "\n" not in word and word not in ("", "OSI Approved")]
    known = dict.fromkeys(_WRITTEN.get(word, word) for word in told)
    known = [*known, *filter(None, [_SILENT.get(package.name)])]
    return about.get("License-Expression") or next((one for one in known if is_allowed(one)), "".join(known[:1]))


def is_allowed(expression: str) -> bool:
    """Whether the licence allows what it must: of alternatives one, of several that hold together all."""
    return bool(expression) and any(
        all(part.strip(" ()") in ALLOWED for part in one.split(" AND ")) for one in expression.split(" OR ")
    )


def main() -> None:
    """Print the table."""
    print("| Package | Licence | Needed for |\n|---|---|---|")
    for name, (licence, use) in sorted(licences().items()):
        print(f"| {name} | {licence} | {use} |")


if __name__ == "__main__":
    main()
