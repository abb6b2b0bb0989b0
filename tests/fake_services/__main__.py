"""python -m tests.fake_services --port 8123 [--fault too_many] [--deviate topic_renamed]"""

import argparse
import time

from . import DEVIATIONS, FAULTS, FakeServices


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fake_services", description="Doubles of the four services.")
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--fault", action="append", default=[], choices=sorted(FAULTS), help="at every request")
    parser.add_argument("--deviate", action="append", default=[], choices=sorted(DEVIATIONS))
    chosen = parser.parse_args()
    with FakeServices(chosen.port) as services:
        services.deviate(*chosen.deviate)
        for fault in chosen.fault:
            services.plant(fault, times=None)
        for address in (services.wegweiser, services.inkar, services.regionalstatistik, services.eurostat):
            print(address, flush=True)
        try:
            while True:
                time.sleep(1)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
