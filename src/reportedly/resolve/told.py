"""What an expression comes to, and what stands around it: the values that the resolver of times hands from step to step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.types.timex import Unit
from reportedly.types.world import When


@dataclass(frozen=True, slots=True)
class Told:
    """What an expression comes to: its TIMEX3 value, its days (None: it names none), and how that is known.

    ``vague``: it names no interval by its nature. ``inferred``: not all of it stands in the text. ``borrowed``: the year is
    a neighbour's. ``derived``: counted on from another period, so that nothing counts on from it. ``grain`` is the unit in
    which later expressions count on from it. ``assumed`` names the rule that chose what the text leaves open, "" if none did.
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


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an expression: those ``before`` it, where its clause ``looks`` (1 ahead, -1 back, 0 untold), and
    the day of the event that it hangs on, where the text tells one elsewhere.
    """

    before: Sequence[Told]
    looks: int
    event_day: date | None = None
