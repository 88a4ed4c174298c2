"""Bytes -> text: the encoding found out, and the front matter of a txt or md file as what is known of the document."""

from __future__ import annotations

import codecs
import datetime as dt
import re

from keyfigures.content import Content
from keyfigures.errors import SourceError
from keyfigures.passage import Document

__all__ = ["date", "decode", "read", "utf8"]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MARKS = tuple(mark for mark, _ in _BOMS)
_PIECE = 1 << 20
_MAGIC = {b"PK\x03\x04": "a zip file such as xlsx, ods or docx", b"%PDF": "a PDF", b"\x89PNG": "a PNG picture",
          b"\xff\xd8\xff": "a JPEG picture", b"\xd0\xcf\x11\xe0": "an old Office file such as xls or doc",
          b"\x1f\x8b": "a gzip file", b"PAR1": "a parquet file"}
# older encodings of the languages of the packs beside Windows-1252; charset-normalizer chooses among them
_LEGACY = ["cp1251", "cp1256", "cp1254", "koi8_r", "gb18030", "big5"]
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII = re.compile(rb"[\x00-\x7f]+")
_NO_WORD = re.compile(r"[^\W\d_][¡-©«-´¶·¸»-¿×÷ðþýÐÞÝ][^\W\d_]")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"(\w+)[ \t]*:[ \t]*(.*?)[ \t]*\Z")
_KEYS = {"title": "title", "publisher": "source", "source": "source", "published": "published", "date": "published",
         "language": "language", "lang": "language", "url": "url", "licence": "licence", "license": "licence",
         "retrieved": "retrieved"}


def read(raw: bytes, name: str) -> Content:
    """The text of a txt or md file; front matter is blanked, so that offsets hold in the file itself."""
    text = decode(raw, name)
    known: dict[str, str] = {}
    if front := _FRONT.match(text):
        entries = [_ENTRY.match(line) for line in front[1].split("\n")]
        known = {_KEYS[e[1].lower()]: e[2].strip("\"'") for e in entries if e and e[1].lower() in _KEYS and e[2]}
        text = re.sub(r"[^\n]", " ", front[0]) + text[front.end():]
    published = date(known["published"], name) if "published" in known else None
    document = Document(name, known.get("source"), known.get("title"), known.get("url"), published, known.get("language"))
    return Content(document, text, origin={key: known[key] for key in ("licence", "retrieved") if key in known})


def date(text: str, where: str) -> dt.date:
    """The day of an ISO date, with or without a time behind it."""
    try:
        return dt.date.fromisoformat(text.strip()[:10])
    except ValueError as error:
        raise SourceError(f"publication date {text!r} is not an ISO date", where, "write it like 2024-12-06") from error


def utf8(raw: bytes, where: str) -> bytes:
    """The same text as UTF-8 without a mark; the bytes themselves when they are that already."""
    _refuse_other_files(raw, where)
    plain = not raw.startswith(_MARKS) and _unmarked_utf16(raw) is None and _is_utf8(raw)
    text = raw if plain else _decode(raw, where).encode()
    if (nul := text.find(b"\0")) >= 0:
        line = text.count(b"\n", 0, nul) + 1
        raise SourceError(f"is not text: line {line} holds a NUL byte, {_shown(text, nul)}", where, "save it again as UTF-8 text")
    return text


def _is_utf8(raw: bytes) -> bool:
    """Whether the bytes are UTF-8, tried piece by piece, for a decoded table may take four times its bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(raw), _PIECE):
            decoder.decode(raw[at:at + _PIECE], at + _PIECE >= len(raw))
    except UnicodeDecodeError:
        return False
    return True


def decode(raw: bytes, where: str) -> str:
    """The text of the bytes with line ends of one character: Unicode by its mark or by trial, else the likeliest older encoding.

    Raises :class:`~keyfigures.SourceError` for bytes that are no text, and for text in two encodings at once.
    """
    _refuse_other_files(raw, where)
    text = _decode(raw, where)
    if binary := _BINARY.search(text):
        line = text.count("\n", 0, binary.start()) + 1
        kind = "a NUL byte" if binary[0] == "\0" else f"the control character {binary[0]!r}"
        raise SourceError(f"is not text: line {line} holds {kind}", where, "save it again as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _refuse_other_files(raw: bytes, where: str) -> None:
    for magic, kind in _MAGIC.items():
        if raw.startswith(magic):
            raise SourceError(f"is not text but {kind}", where, "give it the suffix that belongs to it")


def _decode(raw: bytes, where: str) -> str:
    encoding = next((encoding for mark, encoding in _BOMS if raw.startswith(mark)), None) or _unmarked_utf16(raw) or "utf-8"
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise SourceError(f"is broken {encoding} at byte {error.start:,}", where, "save it again as UTF-8") from error
        if 2 * sum(map(len, _MULTIBYTE.findall(raw))) > len(_ASCII.sub(b"", raw)):
            line = raw.count(b"\n", 0, error.start) + 1
            raise SourceError(f"mixes encodings: UTF-8 but for line {line}, {_shown(raw, error.start)}", where,
                              "save the parts in one encoding before joining them") from error
    return _legacy(raw, where)


def _legacy(raw: bytes, where: str) -> str:
    if western := _western(raw):
        return western
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        raise SourceError("is not UTF-8", where, "save it as UTF-8, or: pip install 'keyfigures[documents]'") from error
    best = from_bytes(raw, cp_isolation=_LEGACY).best()
    if best is None:
        raise SourceError("is in no encoding that could be told", where, "save it again as UTF-8")
    return str(best)


def _western(raw: bytes) -> str | None:
    """The text as Windows-1252 where that makes words: few letters with accents, no signs and no Old English letters in them."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    accented = sum(map(str.isalpha, text)) - sum(map(str.isalpha, text.encode("ascii", "ignore").decode()))
    return text if accented * 3 < sum(map(str.isalpha, text)) and not _NO_WORD.search(text) else None


def _unmarked_utf16(raw: bytes) -> str | None:
    head = raw[:4096]
    if head[1::2].count(0) > len(head) // 4 > head[0::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > len(head) // 4 > head[1::2].count(0) else None


def _shown(raw: bytes, at: int) -> str:
    return repr(raw[max(at - 20, raw.rfind(b"\n", 0, at) + 1):at + 10].decode("utf-8", "backslashreplace"))
