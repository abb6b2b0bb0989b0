"""How INKAR names levels and areas."""

from loaders.sources.rows import region_key

SOURCE = "inkar"


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
        return region_key(code.strip().zfill(8) if len(code.strip()) > 5 else code)
    if kind == "gemeinden":
        key = region_key(code.strip().zfill(8))
        return key if len(key) == 8 else None
    return None
