"""Bytes to characters: byte order marks, UTF-8, a declared charset, at last a guess that is told."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from reportedly.errors import InputError

LIMIT = 20 * 1024 * 1024
"""Bytes: a report larger than 20 MB is no news page (the longest of our gold pages has 2 MB of markup)."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4096
_ASCII = 127
_FEW = 0.1
"""Share of bytes beyond ASCII under which a text is English with a few foreign letters or typographic marks."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, where: str) -> tuple[str, str]:
    """The characters of ``data`` and the encoding they were written in ("utf-8", "windows-1252", …).

    A byte order mark wins (and is no character of the text), then UTF-8, then the charset that the page declares. Of
    what is left, mostly ASCII is windows-1252, as browsers set to English read it (WHATWG Encoding Standard, locale
    defaults); anything else is the best guess of charset-normalizer.

    Raises:
        InputError: ``data`` is empty, larger than 20 MB, or no text in any encoding we know.
    """
    if not data.strip():
        raise InputError("this report is empty", where, "Give a file that holds text.")
    if len(data) > LIMIT:
        what = f"this report has {len(data) // (1024 * 1024)} MB, more than the {LIMIT // (1024 * 1024)} MB of any news page"
        raise InputError(what, where, "Split it into one report a file, or one a line as .jsonl.")
    text, name = _decoded(data, where)
    if "\0" in text or len(_CONTROL.findall(text[:_HEAD])) > 0.01 * min(len(text), _HEAD):
        raise InputError("this is binary data, not text", where, "Give plain text or HTML.")
    if not text.strip():
        raise InputError("this report is empty", where, "Give a file that holds text.")
    return text, name


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    tries = [name for mark, name in _MARKS if data.startswith(mark)][:1] or ["utf-8", *_declared(data)]
    for name in tries:
        try:
            return data.decode(name), codecs.lookup(name).name.removesuffix("-sig")
        except (UnicodeDecodeError, LookupError):
            continue
    if b"\0" in data:
        raise InputError("this is binary data, not text", where, "Give plain text or HTML.")
    if sum(byte > _ASCII for byte in data) < _FEW * len(data):
        return data.decode("windows-1252", errors="replace"), "cp1252"
    best = from_bytes(data[: 256 * 1024]).best()
    if best is None:
        raise InputError("no encoding that we know makes this a text", where, "Save it as UTF-8.")
    return data.decode(best.encoding, errors="replace"), codecs.lookup(best.encoding).name


def _declared(data: bytes) -> list[str]:
    found = _DECLARED.search(data[:_HEAD])
    return [(found[1] or found[2]).decode("ascii")] if found else []
