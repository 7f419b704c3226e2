"""The marked text of a report as HTML: slices of text in elements, so that the browser never counts characters."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.export import phrases
from reportedly.export.marks import Layer, Mark, Slice, marks, slices, stretches
from reportedly.export.markup import Markup, join, tag, text
from reportedly.types.record import Record
from reportedly.types.text import BlockRole

_SILENT = frozenset({Layer.EVIDENCE, Layer.CLAIM, Layer.ACTOR})
"""Layers that carry no look of their own and stay out of the tab order."""
_LEGEND = (
    (Layer.PLACE, "place"),
    (Layer.TIME, "time"),
    (Layer.SOURCE, "speaker"),
    (Layer.CUE, "verb of saying"),
    (Layer.CONTENT, "words told"),
    (Layer.TRIGGER, "event"),
    (Layer.COUNT, "toll"),
    (Layer.WORDING, "loaded wording"),
    (Layer.WARNING, "warning"),
)


def marked_text(record: Record) -> Markup:
    """Every character of the report, block by block; white space between blocks is kept too."""
    over = marks(record)
    notes = _notes(record)
    seen: set[tuple[Mark, ...]] = set()
    blocks = []
    for stretch in stretches(record):
        if stretch.role is None:
            blocks.append(tag("span", record.document[stretch.span], class_="gap"))
            continue
        pieces = [_piece(piece, notes, seen) for piece in slices(record.document.text, stretch.span, over)]
        role = stretch.role.value
        label = None if stretch.role is BlockRole.BODY else role
        blocks.append(tag("div", *pieces, class_=f"block {role}", dir="auto", data_role=label))
    return tag("div", *blocks, class_="report", id="text")


def _piece(piece: Slice, notes: Mapping[str, str], seen: set[tuple[Mark, ...]]) -> Markup:
    if not piece.marks:
        return text(piece.text)
    looks = dict.fromkeys(m.layer.value for m in piece.marks if m.layer not in _SILENT)
    anchors = dict.fromkeys(m.anchor for m in piece.marks)
    top = piece.marks[0]
    loud = top.layer not in _SILENT and top.layer is not Layer.CONTENT and (top,) not in seen
    seen.add((top,))
    return tag(
        "span",
        piece.text,
        class_=" ".join(("m", *looks)),
        data_a=" ".join(anchors),
        title=notes.get(f"{top.layer.value} {top.anchor}"),
        tabindex="0" if loud else None,
    )


def _notes(record: Record) -> dict[str, str]:
    """What hovering tells of a mark, by layer and anchor."""
    notes = {}
    for n, place in enumerate(record.places, 1):
        notes[f"place p{n}"] = f"place: {phrases.place(place.field)}, {place.role} ({phrases.known(place.field)})"
    for n, time in enumerate(record.times, 1):
        notes[f"time t{n}"] = f"time: {phrases.time(time.field)} ({phrases.basis(time.field)})"
    for n, statement in enumerate(record.statements, 1):
        for layer in (Layer.SOURCE, Layer.CUE, Layer.VIA, Layer.CONTENT):
            notes[f"{layer} a{n}"] = f"{layer.value} of {statement.attribution.id}: {phrases.speaker(record, statement)}"
    for n, event in enumerate(record.events, 1):
        notes[f"trigger e{n}"] = f"event {event.id}: {phrases.deed(event)}, {event.status}"
        notes[f"count e{n}"] = f"toll of {event.id}: {phrases.tolls(event)}"
    for n, wording in enumerate(record.wording, 1):
        notes[f"wording w{n}"] = phrases.loaded(record, wording)
    for n, warning in enumerate(record.warnings, 1):
        notes[f"warning n{n}"] = warning.message
    return notes


def legend() -> Markup:
    """What the looks of the marks mean."""
    keys = [tag("span", name, class_=f"m {layer.value}") for layer, name in _LEGEND]
    return tag("p", *(join(key, " ") for key in keys), class_="legend")
