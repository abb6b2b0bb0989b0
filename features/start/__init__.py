"""The start page and the district that a visitor calls theirs."""
