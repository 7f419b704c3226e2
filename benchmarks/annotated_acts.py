"""python -m benchmarks.annotated_acts OUT.jsonl: the MUC-4 templates of the training part as what `reportedly train` reads.

Templates tell what fills them, not where: each filler is marked where it stands beside another of the same incident, or once
if it never does. Where else its words stand, and in what no coder was sure of, nothing is asked. Each report is written twice:
in capitals, as the wire had it, and with the case that newspapers give each word most often.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.sets import DEFAULT, lines
from reportedly.engines.tagger.listen import listen
from reportedly.engines.tagger.model import Model
from reportedly.read.sentences import sentences
from reportedly.training.examples import page
from reportedly.types.span import Span
from reportedly.types.spans import Spans

ROLES = {
    "PERP: INDIVIDUAL ID": "doer",
    "PERP: ORGANIZATION ID": "body",
    "HUM TGT: DESCRIPTION": "victim",
    "HUM TGT: NAME": "named",
    "PHYS TGT: ID": "thing",
    "INCIDENT: INSTRUMENT ID": "means",
}
_SAID_OF = {
    "HUM TGT: NAME": ("harm", "HUM TGT: EFFECT OF INCIDENT"),
    "HUM TGT: DESCRIPTION": ("harm", "HUM TGT: EFFECT OF INCIDENT"),
    "PHYS TGT: ID": ("harm", "PHYS TGT: EFFECT OF INCIDENT"),
    "PERP: ORGANIZATION ID": ("sure", "PERP: ORGANIZATION CONFIDENCE"),
}
_VALUES = {
    "BOMBING": "bombing",
    "KIDNAPPING": "kidnapping",
    "ARSON": "arson",
    "ROBBERY": "robbery",
    "DEATH": "killed",
    "INJURY": "injured",
    "NO INJURY OR DEATH": "unharmed",
    "NO INJURY": "unharmed",
    "NO DEATH": "unharmed",
    "DESTROYED": "destroyed",
    "SOME DAMAGE": "damaged",
    "NO DAMAGE": "undamaged",
    "REPORTED AS FACT": "fact",
    "CLAIMED OR ADMITTED": "claimed",
    "SUSPECTED OR ACCUSED": "accused",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "authorities",
    "POSSIBLE": "possible",
}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Filler:
    """One filler of a slot with every place where its words stand; ``doubtful`` if the coders held it for optional."""

    role: str
    doubtful: bool
    told: Mapping[str, str]
    spans: Sequence[Span]


def row(report: Mapping[str, Any]) -> dict[str, Any]:
    """One report with the sentences that tell of acts, and who takes part in them."""
    text = report["text"]
    lines_ = [s.span for s in sentences(page(text))]
    at = Spans((s, i) for i, s in enumerate(lines_))
    marked: dict[tuple[str, Span], dict[str, Any]] = {}
    unasked: list[tuple[str, Span]] = []
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    touched: set[int] = set()
    for template in report["gold"]:
        slots = template["slots"]
        if not slots.get("INCIDENT: TYPE"):
            continue
        kind = _VALUES.get(slots["INCIDENT: TYPE"][0]["values"][0], "attack")
        stage = next(iter(slots.get("INCIDENT: STAGE OF EXECUTION") or [{"values": ["ACCOMPLISHED"]}]))["values"][0].lower()
        fillers = list(_fillers(text, template))
        beside: dict[int, set[int]] = defaultdict(set)
        for n, filler in enumerate(fillers):
            for span in filler.spans:
                beside[_line(at, span)].add(n)
        for filler in fillers:
            anchored = [s for s in filler.spans if len(filler.spans) == 1 or len(beside[_line(at, s)]) > 1] or filler.spans[:1]
            for span in filler.spans:
                line = _line(at, span)
                touched.add(line)
                if span not in anchored or filler.doubtful:
                    unasked.append((filler.role, span))
                    continue
                marked.setdefault((filler.role, span), {"stage": stage, **filler.told})
                if filler.role != "body" or len(beside[line]) > 1:
                    kinds[line][kind] += 1
    kept = _apart(marked)
    rest = [(r, s) for r, s in unasked if not any(r == k and s.overlaps(t) for k, t in kept)]
    rest += [("incident", lines_[i]) for i in sorted(touched - set(kinds)) if i >= 0]
    return {
        "doc_id": report["doc_id"],
        "text": text,
        "acts": [_span(lines_[i]) | {"incident": c.most_common(1)[0][0]} for i, c in sorted(kinds.items()) if i >= 0],
        "participants": [_span(s) | {"role": r} | marked[r, s] for r, s in kept],
        "unasked": [_span(s) | {"head": r} for r, s in rest],
    }


def _fillers(text: str, template: Mapping[str, Any]) -> Iterator[_Filler]:
    slots = template["slots"]
    for slot, role in ROLES.items():
        for f in slots.get(slot) or ():
            told = {}
            if slot in _SAID_OF:
                key, of = _SAID_OF[slot]
                names = {*f["values"], *f.get("of", ())}
                said = (x["values"][0] for x in slots.get(of) or () if names & set(x.get("of", ())))
                told = dict([(key, _VALUES[v]) for v in said if v in _VALUES][-1:])
            spans = {s for value in f["values"] for s in _standing(text, value)}
            yield _Filler(role, bool(f.get("optional")) or template["optional"], told, sorted(spans))


def _standing(text: str, value: str) -> Iterator[Span]:
    words = r"\s+".join(re.escape(w) for w in value.split())
    return (Span(*m.span()) for m in re.finditer(rf"(?<!\w){words}(?!\w)", text))


def _line(at: Spans[int], span: Span) -> int:
    return next((i for _, i in at.over(span)), -1)


def _apart(marked: Mapping[tuple[str, Span], Any]) -> list[tuple[str, Span]]:
    """No two of one role that overlap: the longer one stays."""
    kept: list[tuple[str, Span]] = []
    for role, span in sorted(marked, key=lambda x: (-len(x[1]), x[1], x[0])):
        if not any(role == r and span.overlaps(s) for r, s in kept):
            kept.append((role, span))
    return sorted(kept, key=lambda x: (x[1], x[0]))


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def casing(texts: Iterator[str]) -> dict[str, str]:
    """How each word is written most often inside sentences."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for m in re.finditer(r"(?<=[a-z,] )[^\W\d_]+", text):
            found[m[0].lower()][m[0]] += 1
    return {low: forms.most_common(1)[0][0] for low, forms in found.items()}


def cased(text: str, forms: Mapping[str, str]) -> str:
    """A text in capitals with the case of newspapers; a word that they lack is taken for a name. Lengths stay."""

    def one(m: re.Match[str]) -> str:
        low = m[0].lower()
        form = forms.get(low, low.capitalize())
        form = form if len(form) == len(m[0]) else low
        before = text[: m.start()].rstrip()
        return form[0].upper() + form[1:] if not before or before[-1] in '.?!]"' else form

    return _WORD.sub(one, text)


def _heard(model: Model, text: str) -> Iterator[dict[str, Any]]:
    for p in listen(model, page(text)).proposals:
        yield {"source": [_span(p.source)] if p.source else [], "cue": [_span(p.cue)], "content": [_span(c) for c in p.content]}


def main() -> int:
    """Writes the file; 0."""
    parser = argparse.ArgumentParser("python -m benchmarks.annotated_acts", description=__doc__)
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--heard", type=Path, metavar="MODEL", help="add the attributions that the model of this folder hears")
    options = parser.parse_args()
    data = DEFAULT / "bench" / "data"
    forms = casing(r["text"] for r in lines(data / "polnear.train.jsonl.gz"))
    rows = [row(r) for r in lines(data / "muc4.train.jsonl.gz")]
    both = [x for r in rows for x in (r, r | {"text": cased(r["text"], forms)})]
    if options.heard:  # so that a network that learns acts does not unlearn who says what
        model = Model(options.heard)
        both = [x | {"attributions": list(_heard(model, x["text"]))} for x in both]
    options.out.write_text("\n".join(json.dumps(x, ensure_ascii=False) for x in both) + "\n", encoding="utf-8")
    print(f"{options.out}: {len(both)} lines of {len(rows)} reports")
    return 0


if __name__ == "__main__":
    sys.exit(main())
