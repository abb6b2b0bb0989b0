"""python -m loaders.national FOLDER: take a package of checked figures into data/."""

import argparse
import sys
from pathlib import Path

from loaders.national.figures import merge_values
from loaders.national.package import Package
from loaders.national.regions import write_regions
from loaders.national.register import merge_register
from settings import DATA


def main() -> int:
    """Exit code 0: written; look at the difference before it is committed."""
    parser = argparse.ArgumentParser(prog="python -m loaders.national", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the package")
    parser.add_argument("--data", type=Path, default=DATA, help="folder to write to (default: data/)")
    given = parser.parse_args()
    package = Package(given.folder)
    write_regions(package, given.data / "reference")
    merge_register(package, given.data / "reference")
    counts = merge_values(package, given.data / "observations")
    print(f"{sum(counts.values())} values of {len(counts)} indicators")
    return 0


if __name__ == "__main__":
    sys.exit(main())
