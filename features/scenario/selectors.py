"""What of a scenario an address holds."""

from features.scenario.link import KEYS
from ui.selection import declare_parts

PARTS = declare_parts(KEYS)
