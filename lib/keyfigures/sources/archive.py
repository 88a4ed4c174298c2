"""Bytes of a zip-based document -> nothing, when it is safe to unpack; an error for a bomb, a lock or a broken file."""

from __future__ import annotations

import io
import zipfile
import zlib

from keyfigures.errors import SourceError

__all__ = ["check"]

_MOST = 1 << 30  # bytes after unpacking; a sheet of a million rows has about half of that
_STEP = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def check(raw: bytes, name: str) -> None:
    """Raise :class:`~keyfigures.SourceError` for an archive that is locked, broken, or would unpack to more than 1 GB.

    What a zip file says of its sizes is not believed: each member is unpacked, piece by piece, and nothing is kept.
    """
    if raw.startswith(_OLE) and _LOCKED in raw:
        raise SourceError("is protected with a password", name, "take the password off in the program that set it")
    if not raw.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            locked = any(member.flag_bits & 1 for member in members) or _encrypted_ods(archive)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SourceError(f"is a broken zip file: {error}", name, "was the download cut off?") from error
    if locked:
        raise SourceError("is protected with a password", name, "take the password off in the program that set it")
    unpacked = 0
    for member in members:
        unpacked += _size(raw, member, _MOST - unpacked)
        if unpacked > _MOST or len(members) > 100_000:
            raise SourceError(f"would unpack to more than {_MOST >> 30} GB from {len(raw):,} bytes: {member.filename!r} swells",
                              name, "this is how a zip bomb looks; if it is real data, save it as csv or parquet")


def _size(raw: bytes, member: zipfile.ZipInfo, most: int) -> int:
    """How much a member unpacks to, counted up to a little more than ``most``."""
    head = raw[member.header_offset:member.header_offset + 30]
    start = member.header_offset + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    data = memoryview(raw)[start:start + member.compress_size]
    if member.compress_type != zipfile.ZIP_DEFLATED:
        return max(len(data), member.file_size)
    if len(data) * 1032 <= most // 100:  # the most that deflate can do is 1032 to 1
        return len(data) * 1032
    inflate, size = zlib.decompressobj(-15), 0
    for at in range(0, len(data), _STEP):
        piece: bytes | memoryview = data[at:at + _STEP]
        while piece and size <= most:
            try:
                size += len(inflate.decompress(piece, _STEP))
            except zlib.error:
                return size  # the reader of the format will say what is wrong
            piece = inflate.unconsumed_tail
    return size


def _encrypted_ods(archive: zipfile.ZipFile) -> bool:
    if "META-INF/manifest.xml" not in archive.namelist():
        return False
    with archive.open("META-INF/manifest.xml") as manifest:
        return b"encryption-data" in manifest.read(_STEP)
