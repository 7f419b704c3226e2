"""The report's text on a terminal: one margin for what each block is, marked spans in colour, residue dimmed."""

from __future__ import annotations

import unicodedata

from rich.table import Table
from rich.text import Text

from reportedly.export.marks import Layer, Slice, marks, slices
from reportedly.types.record import Record
from reportedly.types.text import BlockRole

_DRAWN = frozenset(Layer) - {Layer.EVIDENCE, Layer.CLAIM, Layer.ACTOR, Layer.WARNING}
_BLOCKS = {BlockRole.RESIDUE: "quiet", BlockRole.HEADLINE: "bold", BlockRole.BYLINE: "quiet", BlockRole.NOTE: "quiet"}
_LEGEND = (
    (Layer.PLACE, "place"),
    (Layer.TIME, "time"),
    (Layer.SOURCE, "speaker"),
    (Layer.CUE, "said"),
    (Layer.CONTENT, "words told"),
    (Layer.TRIGGER, "event"),
    (Layer.COUNT, "toll"),
    (Layer.WORDING, "loaded wording"),
)
_ORDER_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(text: str) -> str:
    """``text`` with control characters and marks that reorder a line made visible: nothing on a page can steer the terminal."""
    return "".join("\ufffd" if _steers(c) else c for c in text.replace("\r\n", "\n").replace("\t", " "))


def _steers(character: str) -> bool:
    return character in _ORDER_MARKS or (character != "\n" and unicodedata.category(character) == "Cc")


def report(record: Record) -> Table:
    """The text block by block, with the role of every block that is not body in the margin."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="quiet", width=8)
    grid.add_column(overflow="fold")
    over = [m for m in marks(record) if m.layer in _DRAWN]
    for number, block in enumerate(record.document.blocks):
        text = Text(style=_BLOCKS.get(block.role, ""))
        for piece in slices(record.document.text, block.span, over):
            text.append(safe(piece.text), _style(piece, block.role))
        grid.add_row("" if block.role is BlockRole.BODY else block.role.value, text)
        if number + 1 < len(record.document.blocks):
            grid.add_row("", "")
    return grid


def _style(piece: Slice, role: BlockRole) -> str:
    if role is BlockRole.RESIDUE or not piece.marks:
        return ""
    return piece.marks[0].layer.value


def legend() -> Text:
    """One line that explains the colours."""
    out = Text("\n")
    for layer, name in _LEGEND:
        out.append(name, layer.value)
        out.append("  ")
    return out.append("page residue", "quiet")
