"""How the bytes of a text are encoded: told by a mark, by what decodes, else by which of several reads as German."""

from loaders.own.tables.findings import Finding, Refused

_MARKED = {b"\xff\xfe": ("UTF-16", "utf-16"), b"\xfe\xff": ("UTF-16", "utf-16")}
# Encodings of one byte a sign, in the order in which they are believed.
_OF_ONE_BYTE = (("Windows-1252", "cp1252"), ("DOS (CP850)", "cp850"), ("Macintosh", "mac_roman"))
# Umlauts and sharp s, the euro, dashes, quotation marks and raised digits, the signs of degrees and of a unit.
_GERMAN = frozenset(
    map(chr, (0xE4, 0xF6, 0xFC, 0xC4, 0xD6, 0xDC, 0xDF, 0x20AC, 0x2013, 0x2014, 0x201E, 0x201C, 0xA7, 0xB2, 0xB3))
) | frozenset(map(chr, (0xB0, 0xB7, 0xE9, 0xD7, 0xBD, 0xB5, 0xA0)))
_LOOKED_AT = 200_000


def decode(content: bytes) -> tuple[str, list[Finding]]:
    """The text, and a remark where it is not in UTF-8. Raises Refused."""
    name, text = _decode_text(content)
    if "\0" in text:
        raise Refused("no_text")
    return text, [Finding("encoding", found=name)] if name != "UTF-8" else []


def _decode_text(content: bytes) -> tuple[str, str]:
    if marked := _MARKED.get(content[:2]):
        return _attempt(content, *marked)
    if half := _zeros_of_utf16(content):
        return _attempt(content, "UTF-16", half)
    try:
        return "UTF-8", content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return max((read for name, codec in _OF_ONE_BYTE if (read := _read(content, name, codec))), key=_german)


def _attempt(content: bytes, name: str, codec: str) -> tuple[str, str]:
    try:
        return name, content.decode(codec)
    except UnicodeDecodeError as error:
        raise Refused("no_text") from error


def _zeros_of_utf16(content: bytes) -> str:
    """The codec of a UTF-16 text without its mark: every other byte of plain letters is zero."""
    start = content[:2000]
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        if (
            len(start) > 8
            and start[first::2].count(0) > 0.9 * len(start[first::2])
            and not start[1 - first :: 2].count(0)
        ):
            return codec
    return ""


def _read(content: bytes, name: str, codec: str) -> tuple[str, str] | None:
    try:
        return name, content.decode(codec)
    except UnicodeDecodeError:
        return None


def _german(read: tuple[str, str]) -> float:
    """The share of signs beyond ASCII that German texts have; Windows' encoding where all read alike."""
    others = [sign for sign in read[1][:_LOOKED_AT] if ord(sign) > 126]
    return sum(sign in _GERMAN for sign in others) / max(1, len(others)) + 0.01 * (read[0] == _OF_ONE_BYTE[0][0])
