"""Facts of made-up events, told in a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from reportedly.reconcile.facts import Facts, Party, Spot
from reportedly.types.incident import EventRef
from reportedly.types.record import Status

MORA = Spot("Mora", 10.0, 20.0, 5.0, wide=False, country="XA")
NEXT = Spot("Tilan", 10.0, 20.22, 5.0, wide=False, country="XA")  # 24 km away
LAND = Spot("Xara", 10.5, 20.5, 400.0, wide=True, country="XA")
DISTRICT = Spot("Mora district", 10.1, 20.1, 40.0, wide=True, country="XA")
DAY = date(2021, 3, 8).toordinal()
REBELS = Party(("Grey Hand",), frozenset({"grey", "hand"}), frozenset({"armed"}))
NOBODY = Party()
ARMY = Party(("Army",), frozenset({"army"}), frozenset({"state"}))

_PLAIN = Facts(
    ref=EventRef("r1", "e1"),
    page="",
    key="",
    plover="ASSAULT",
    mode="explosives",
    acled="Remote explosive/landmine/IED",
    group="ASSAULT",
    status=Status.ASSERTED,
    first=DAY,
    last=DAY,
    published=DAY + 1,
    spots=(MORA,),
    areas=("XA",),
    doers=REBELS,
    struck=ARMY,
    tolls=(("killed", 3, 3),),
    words=frozenset({"culver"}),
    trigger="blew up",
    at=0,
    alone=False,
    same=frozenset(),
    heading=False,
    first_hand=True,
    own=False,
    source="",
    speaker="",
)


def told(name: str, **other: object) -> Facts:
    """A bomb of the Grey Hand in Mora on 8 March that killed three, as "report#event" tells it, but for what is ``other``."""
    report, _, event = name.partition("#")
    ref = EventRef(report, event or "e1")
    given = {"ref": ref, "page": report, "key": sha256(name.encode()).hexdigest(), "source": report, **other}
    return replace(_PLAIN, **given)  # type: ignore[arg-type]


def on(days: int) -> dict[str, int]:
    """So many days after 8 March."""
    return {"first": DAY + days, "last": DAY + days}
