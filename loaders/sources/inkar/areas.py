"""How INKAR names groups, levels and areas."""

import re

from loaders.sources.rows import region_key

SOURCE = "inkar"


def group_of(heading: str) -> str:
    """SDG, ZOM, EU or LRB (the rest) from a Bereich: up to edition 2024 it held a theme ("SDG-Indikatoren für
    Kommunen", "Umwelt"), in edition 2025 it holds these words themselves."""
    found = re.match(r"(SDG|ZOM|EU)\b", heading.strip())
    return found[1] if found else "LRB"


def key_of(level: str, code: str) -> str | None:
    """Our key of an area from its Raumbezug and Kennziffer; None for levels that we do not have.

    An independent city stands among the districts and once more among the municipalities; the district counts.
    """
    kind = level.strip().casefold()
    if kind == "bund":
        return "DE"
    if kind.startswith("bundesl"):
        return code.strip().zfill(2)
    if kind == "kreise":
        digits = code.strip()  # of Berlin and Hamburg too, which are districts beside being Laender: 02000000 is 02000
        return digits.zfill(8)[:5] if len(digits) > 5 else digits.zfill(5)
    if kind == "gemeinden":
        key = region_key(code.strip().zfill(8))
        return key if len(key) == 8 else None
    return None
