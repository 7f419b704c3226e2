"""CAMEO root codes: of single events, and of a report as CAMEO coders read it (main clauses and acts of speaking)."""

from __future__ import annotations

from reportedly.code.codebook_file import bundled
from reportedly.lexicon import load
from reportedly.read.triggers import patterns
from reportedly.types.field import Field
from reportedly.types.record import Event, Record, Statement, Status
from reportedly.types.span import Span


def root_code(event: Event) -> str | None:
    """The two-digit CAMEO root code of an event (``data/codebook_cameo.toml``), or None where CAMEO has none for it."""
    if not isinstance(event.plover, Field):
        return None
    rule = event.plover.by.rule
    file, _, key = rule.partition("#")
    if file.startswith("triggers_"):
        return str(load(file)[key]["cameo"]) or None
    became = ((c.code, c.triggers.plover) for c in bundled("cameo").categories)
    return next((code for code, types in became if event.plover.value in types), None)


def root_codes(record: Record) -> tuple[str, ...]:
    """The root codes of a report in order: its acts of speaking that CAMEO names, and its events.

    What only dates another act ("five years after crowds trashed its embassy") and what did not happen is left out, as the
    CAMEO manual codes the main clause.
    """
    spoken = [
        (s.attribution.cue[0], code) for s in record.statements if s.attribution.cue for code in [_speech(record, s)] if code
    ]
    acts = [(e.trigger, code) for e in record.events if e.status is not Status.DENIED for code in [root_code(e)] if code]
    told = [code for span, code in sorted((*spoken, *acts)) if not _dates(record, span)]
    mutual = load("cameo")["mutual"]
    return tuple(code for code in told for _ in range(2 if code in mutual else 1))


def _speech(record: Record, statement: Statement) -> str | None:
    """The code of an act of speaking, by the lexicon entry of its cue; None for plain saying."""
    for cue in statement.attribution.cue:
        word = record.document[cue].lower().split()[-1]
        for pattern in patterns().get(word, ()):
            if pattern.words == (word,) and pattern.entry.startswith("triggers_talk#"):
                return str(load("triggers_talk")[pattern.entry.split("#")[1]]["cameo"])
    return None


def _dates(record: Record, span: Span) -> bool:
    """Whether the span stands behind "after" or its like in its sentence."""
    text = record.document.text
    start = max(text.rfind(stop, 0, span.start) for stop in (". ", "\n\n", "? ", "! "))
    before = f" {' '.join(text[max(start, 0) : span.start].lower().split())} "
    return any(
        f" {word} " in before.strip() + " " and not before.strip().startswith(word) for word in load("cameo")["subordinators"]
    )
