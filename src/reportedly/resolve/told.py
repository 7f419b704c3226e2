"""What an expression comes to, and what stands around it: the values that the resolver of times hands from step to step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.types.timex import Unit
from reportedly.types.world import When

_NEAR = 4


@dataclass(frozen=True, slots=True)
class Told:
    """What an expression comes to: its TIMEX3 value, its days (None: it names none), and how that is known.

    ``vague``: it names no interval by its nature. ``ambiguous``: it names one of several. ``inverted``: its ends stand
    in the wrong order. ``inferred``: not all of it stands in
    the text. ``borrowed``: the year is a neighbour's. ``derived``: counted on from another period, so that nothing counts on
    from it. ``grain`` is the unit in which later expressions count on from it. ``assumed`` names the rule that chose what the
    text leaves open, "" if none did. ``line`` and ``block`` are the indexes of its sentence and its paragraph.
    """

    value: str
    when: When | None = None
    note: str = ""
    relative: bool = False
    vague: bool = False
    inferred: bool = False
    borrowed: bool = False
    mismatch: bool = False
    derived: bool = False
    grain: Unit = Unit.DAY
    assumed: str = ""
    ambiguous: bool = False
    inverted: bool = False
    line: int = -1
    block: int = -1

    @property
    def day(self) -> date | None:
        """The day, where it comes to a single one."""
        return self.when.first if self.when and self.when.first == self.when.last else None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an expression.

    ``before`` are those told earlier; ``looks`` is where its clause looks (1 ahead, -1 back, 0 untold), ``plain`` that the
    clause tells a happening and nothing else (see ``direction``); ``line`` and ``block`` are the indexes of its sentence and
    its paragraph; ``event_day`` is the day of the event that it hangs on, where the text tells one elsewhere.
    """

    before: Sequence[Told]
    looks: int = 0
    plain: bool = False
    line: int = -1
    block: int = -1
    event_day: date | None = None

    def near(self) -> Told | None:
        """What was told last in this sentence, or in the one before it in the paragraph."""
        known = (t for t in reversed(self.before[-_NEAR:]) if t.when and not t.derived)
        return next((t for t in known if t.block == self.block and self.line - t.line <= 1), None)
