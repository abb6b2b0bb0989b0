"""Zip files, honest and hostile."""

import io
import zipfile
import zlib
from collections.abc import Callable

MEGABYTE = 1024 * 1024


def zip_of(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def in_zip(body: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The zip with every member changed."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return zip_of({name: change(archive.read(name)) for name in archive.namelist()})


def is_zip(body: bytes) -> bool:
    return body.startswith(b"PK")


def deflated_zeros(size: int) -> bytes:
    """A raw deflate stream of about `size` zeros: one compressed megabyte, repeated as it is."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * (size // MEGABYTE) + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def bomb(name: str, inflated: int, declared: int) -> bytes:
    """A zip whose member inflates to `inflated` bytes and declares `declared`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(name, deflated_zeros(inflated))
        member = archive.getinfo(name)
        member.compress_type = zipfile.ZIP_DEFLATED
        member.file_size = declared
    return file.getvalue()


def gzip_bomb(inflated: int) -> bytes:
    """A gzip stream of `inflated` zeros; its trailer is never reached by a careful reader."""
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + deflated_zeros(inflated) + bytes(8)
