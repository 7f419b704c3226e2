"""A reliability diagram as SVG: for each set of answers, how often those of some confidence were right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from benchmarks.place_errors import Answer, Bin, reliability

SIDE, EDGE = 360, 48
COLOURS = ("#0b5394", "#b45f06", "#38761d", "#741b47")


@dataclass(frozen=True, slots=True)
class Labels:
    """Whose confidence is drawn, what there is a number of, and what is right."""

    whose: str = "places"
    things: str = "names"
    right: str = "right within 161 km"


def drawn(found: Mapping[str, Sequence[Answer]], bins: int, labels: Labels = Labels()) -> str:
    """The diagram. A dot is one bin of confidence, its area their number; on the diagonal, confidence keeps its word."""
    size = SIDE + 2 * EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" role="img" font-size="12">',
        f"<title>Reliability of the confidence of {labels.whose}</title>",
        "<style>text { font-family: system-ui, sans-serif }</style>",
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        f'<path d="M{_at(0)} {_at(1, up=True)}V{_at(0, up=True)}H{_at(1)}" fill="none" stroke="#888"/>',
        f'<path d="M{_at(0)} {_at(0, up=True)}L{_at(1)} {_at(1, up=True)}" stroke="#bbb" stroke-dasharray="4 4"/>',
        *_ticks(),
        f'<text x="{_at(0.5)}" y="{size - 8}" text-anchor="middle">confidence that was told</text>',
        f'<text transform="translate(14 {_at(0.5, up=True)}) rotate(-90)" text-anchor="middle">{labels.right}</text>',
    ]
    for number, (name, answers) in enumerate(found.items()):
        lines += _series(name, number, reliability(answers, bins), labels)
    return "\n".join([*lines, "</svg>", ""])


def _ticks() -> Iterator[str]:
    for tenth in range(0, 11, 2):
        yield f'<text x="{_at(tenth / 10)}" y="{EDGE + SIDE + 16}" text-anchor="middle" fill="#555">{tenth / 10}</text>'
        yield f'<text x="{EDGE - 8}" y="{_at(tenth / 10, up=True) + 4}" text-anchor="end" fill="#555">{tenth / 10}</text>'


def _series(name: str, number: int, told: tuple[float, Sequence[Bin]], labels: Labels) -> Iterator[str]:
    error, table = told
    colour, most = COLOURS[number % len(COLOURS)], max((count for _, count, _, _ in table), default=1)
    path = " ".join(f"{_at(said)},{_at(right, up=True)}" for _, _, said, right in table)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-opacity=".5"/>'
    for _, count, said, right in table:
        radius = round(2 + 8 * sqrt(count / most), 1)
        yield (
            f'<circle cx="{_at(said)}" cy="{_at(right, up=True)}" r="{radius}" fill="{colour}" fill-opacity=".6">'
            f"<title>{name}: {count} {labels.things}, told {said:.2f}, right {right:.2f}</title></circle>"
        )
    x, y = EDGE + SIDE - 8, EDGE + SIDE - 60 + 16 * number
    yield f'<text x="{x}" y="{y}" text-anchor="end" fill="{colour}">{name}, expected error {error:.3f}</text>'


def _at(share: float, *, up: bool = False) -> float:
    return round(EDGE + SIDE * ((1 - share) if up else share), 1)
