"""What of a strategy an address holds."""

from features.strategy.link import KEYS
from ui.selection import declare_parts

PARTS = declare_parts(KEYS)
