"""What of a collection an address holds."""

from ui.selection import declare_parts

CONTENT = "content"  # a whole collection
EDITS = "edits"  # the view whose edits are to be opened with it
PARTS = declare_parts((CONTENT, EDITS))
