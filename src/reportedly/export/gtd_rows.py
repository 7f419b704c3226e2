"""Rows as GTD writes them: one for each place and time of violence by somebody who is not of a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.export.acled_types import sub_type
from reportedly.export.coded import EMPTY, CodedRow, Coding, Sheet, Value, blank, of_place, parted, row_id
from reportedly.export.dating import GtdDate, gtd
from reportedly.export.expand import Spot, Toll, spots, tolls, union
from reportedly.lexicon import load
from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.record import CountOf, Event, Status

_COUNTS = {"nkill": CountOf.KILLED, "nwound": CountOf.INJURED, "nhostkid": CountOf.ABDUCTED}
_DOERS = ("gname", "gname2", "gname3")
_TARGETS = ("target1", "target2", "target3")
_CITED = ("scite1", "scite2", "scite3")


def gtd_rows(of: Sheet) -> Coding:
    """GTD-like rows of a report (GTD Codebook, "Inclusion criteria", "Perpetrator group name", "Claim of responsibility").

    Tellings of one happening are one row; ``related`` names its rows at other places and days. Who is only accused is uncertain
    (``guncertain1``); a deed that its own side tells is claimed. Tolls are as in UCDP GED: never divided.
    """
    every = spots(of.record, of.record.events)
    told = {column: tolls(every, what) for column, what in _COUNTS.items()}
    kin: dict[object, list[str]] = {}
    for spot in every:
        kin.setdefault(spot.events[0].trigger, []).append(row_id(of.record, spot))
    own = ({column: found[i] for column, found in told.items() if i in found} for i in range(len(every)))
    return parted(_row(of, s, tolls_, kin[s.events[0].trigger]) for s, tolls_ in zip(every, own, strict=True))


def _left_out(of: Sheet, spot: Spot) -> str:
    book, code = load("rows")["gtd"], sub_type(spot.events)
    if spot.events[0].status.value not in load("acled")["status"]["coded"]:
        return spot.events[0].status.value
    if isinstance(code, Unknown) or code.value not in book["attack"]:
        return "no attack"
    kinds = [of.actors[f.value].kind for f in union(spot, lambda e: e.agents) if f.value in of.actors]
    if kinds and all(isinstance(k, Field) and k.value.value in book["state"] for k in kinds):
        return "done by a state"
    if isinstance(gtd(spot.when, of.expression(spot.when)), Unknown):
        return "no day told" if isinstance(spot.when, Unknown) else "no year told"
    return ""


def _row(of: Sheet, spot: Spot, told: Mapping[str, Toll], kin: Sequence[str]) -> CodedRow:
    name = row_id(of.record, spot)
    book, code = load("rows")["gtd"], sub_type(spot.events)
    columns = dict.fromkeys(book["columns"], EMPTY)
    columns |= {"eventid": Value(name, rule="ours; GTD gives its own number")}
    columns |= _time(of, spot) | _place(spot)
    columns |= {"summary": Value(of.notes(spot.events)), "related": Value(", ".join(x for x in kin if x != name) or None)}
    if isinstance(code, Field) and code.value in book["attack"]:
        number, kind = book["attack"][code.value]
        columns |= {"attacktype1": Value(number, code.spans), "attacktype1_txt": Value(kind, code.spans)}
        columns["suicide"] = Value(int(code.value == book["suicide"]), code.spans)
        columns["ishostkid"] = Value(int(code.value == book["taken"]), code.spans)
    columns |= _named(of, _DOERS, union(spot, lambda e: e.agents)) | _named(of, _TARGETS, union(spot, lambda e: e.recipients))
    columns |= _certainty(spot.events, bool(columns["gname"].cell))
    for column, toll in told.items():
        columns[column] = blank(Reason.AMBIGUOUS, (toll.span,)) if toll.over > 1 else Value(toll.low, (toll.span,))
    for column in ("nkill", "nwound"):
        columns[column] = blank() if columns[column] is EMPTY else columns[column]
    voices = dict.fromkeys(map(of.told, spot.events))
    columns |= {column: Value(text) for column, text in zip(_CITED, voices, strict=False)}
    return CodedRow(name, columns, (spot,), _left_out(of, spot), tuple({t.span: t for t in told.values()}.values()))


def _certainty(events: tuple[Event, ...], named: bool) -> dict[str, Value]:
    """Whether the doer is only suspected, and whether its own side tells the deed."""
    only = all(e.status is Status.ALLEGED for e in events)
    own = next((e.own_deed for e in events if isinstance(e.own_deed, Field) and e.own_deed.value), None)
    return {
        "guncertain1": Value(int(only), tuple(e.trigger for e in events)) if named else EMPTY,
        "claimed": Value(1, own.spans, "its own side tells it (claimed)") if own else blank(),
    }


def _named(of: Sheet, names: tuple[str, ...], fields: tuple[Field[str], ...]) -> dict[str, Value]:
    shown = [Value(of.actors[f.value].name, f.spans) for f in fields if f.value in of.actors and not of.actors[f.value].private]
    return {names[0]: blank()} | dict(zip(names, shown, strict=False))


def _place(spot: Spot) -> dict[str, Value]:
    near = bool(spot.place and spot.place.anchors)
    return {
        "country_txt": of_place(spot, "country_name"),
        "provstate": of_place(spot, "admin1"),
        "city": of_place(spot, "told"),
        "latitude": of_place(spot, "lat"),
        "longitude": of_place(spot, "lon"),
        "vicinity": Value(int(near), (spot.place.toponym.span,)) if spot.place else blank(),
    }


def _time(of: Sheet, spot: Spot) -> dict[str, Value]:
    found = gtd(spot.when, of.expression(spot.when))
    names = tuple(GtdDate.__dataclass_fields__)
    if isinstance(found, Unknown):
        return dict.fromkeys(names, blank(found.reason, found.spans))
    cells = {name: getattr(found, name) for name in names}
    return {n: blank(c.reason, c.spans) if isinstance(c, Unknown) else Value(c, spot.when.spans) for n, c in cells.items()}
