"""Names of files within a backup: as on the disk, but for signs that not every system takes, written %3A.

An office's own files may be called anything that its system allows; one name must not make every backup fail.
"""

import os
import re
from urllib.parse import unquote_to_bytes

MANIFEST = "manifest.json"  # the list of files that every backup holds; an office's own file of that name is escaped
_UNSAFE = re.compile(r'[\x00-\x1f\\:*?"<>|%\udc80-\udcff]')  # the last are bytes that are no UTF-8
_PLAIN = re.compile(r'[^\x00-\x1f/\\:*?"<>|]+')


def name_in_backup(path: str) -> str:
    """A path below own/ as the backup names it."""
    if path == MANIFEST:
        return f"%{ord(path[0]):02X}{path[1:]}"
    return "/".join(map(_escape_part, path.split("/")))


def read_path(name: str) -> str:
    """The path below own/ that a name in a backup stands for; '' for one that would lead elsewhere."""
    parts = name.split("/")
    if not all(_PLAIN.fullmatch(part) and part.strip(". ") for part in parts):
        return ""
    if os.name == "nt":  # has no such names: they stay written out
        return name
    read = [os.fsdecode(unquote_to_bytes(part)) for part in parts]
    leads_out = any(part in ("", ".", "..") or "/" in part or "\0" in part for part in read)
    return "" if leads_out else "/".join(read)


def _escape_part(part: str) -> str:
    if not part.strip(". "):
        return "".join(f"%{ord(sign):02X}" for sign in part)
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in os.fsencode(found[0])), part)
