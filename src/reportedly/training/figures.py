"""How well proposals meet annotations: precision, recall and F1 of the tokens of each part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.engines.tagger.tokens import tokens
from reportedly.training.examples import page
from reportedly.types.mention import Hearing
from reportedly.types.span import Span

PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Figure:
    """Tokens of one part: found and right, found, annotated."""

    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing is right."""
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0


def figures(rows: Iterable[tuple[Mapping[str, Any], Hearing]]) -> dict[str, Figure]:
    """Token figures of each part over some reports, whichever attribution a token belongs to."""
    total = {part: [0, 0, 0] for part in PARTS}
    for row, hearing in rows:
        found = tokens(page(row["text"]))
        told = {
            part: [Span(s["start"], s["end"]) for a in row.get("attributions", ()) for s in a.get(part) or ()] for part in PARTS
        }
        heard = {
            "source": [p.source for p in hearing.proposals if p.source],
            "cue": [p.cue for p in hearing.proposals],
            "content": [c for p in hearing.proposals for c in p.content],
        }
        for part in PARTS:
            gold, ours = _covered(found, told[part]), _covered(found, heard[part])
            for i, n in enumerate((len(gold & ours), len(ours), len(gold))):
                total[part][i] += n
    return {part: Figure(*counts) for part, counts in total.items()}


def _covered(found: Iterable[Any], spans: Iterable[Span]) -> set[int]:
    inside = {c for s in spans for c in range(s.start, s.end)}
    return {t.span.start for t in found if t.span.start in inside}
