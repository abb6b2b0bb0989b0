"""Streamlit on a day that stays the same, for pictures that show dates: python -m tests.browser.on_a_day run app.py"""

from datetime import UTC, datetime

import time_machine
from streamlit.web.cli import main

DAY = datetime(2026, 11, 25, 12, tzinfo=UTC)

if __name__ == "__main__":
    with time_machine.travel(DAY):
        main(prog_name="streamlit")
