"""The baseline for who said what: whoever is named nearest to a quotation mark said what stands between the marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_QUOTE = re.compile(r"“[^”]{3,2000}”|\"[^\"]{3,2000}\"|''(?:(?!'').){3,2000}''", re.DOTALL)
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|\b[Hh]e\b|\b[Ss]he\b")
_WORD = re.compile(r"\w+")
_REACH = 120


def nearest_name(row: Mapping[str, Any]) -> dict[str, Any]:
    """Each quotation with the nearest capitalised name (or he, she) outside it and the word between them as cue."""
    text = row["text"]
    told = []
    for quote in _QUOTE.finditer(text):
        before = [m.span() for m in _NAME.finditer(text, max(0, quote.start() - _REACH), quote.start())]
        after = [m.span() for m in _NAME.finditer(text, quote.end(), quote.end() + _REACH)]
        names = [(quote.start() - end, (start, end)) for start, end in before[-1:]]
        names += [(start - quote.end(), (start, end)) for start, end in after[:1]]
        if not names:
            continue
        source = min(names)[1]
        between = (source[1], quote.start()) if source[1] <= quote.start() else (quote.end(), source[0])
        cue = _WORD.search(text, *between) or _WORD.search(text, source[1], source[1] + _REACH)
        cues = [cue.span()] if cue else []
        told.append({"source": _spans([source]), "cue": _spans(cues), "content": _spans([quote.span()])})
    return {"doc_id": row["doc_id"], "attributions": told}


def _spans(spans: list[tuple[int, int]]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]
