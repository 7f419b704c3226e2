"""The commands that look things up: `reportedly gazetteer` for places, `reportedly actors` for the register of actors."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import DataError, InputError

if TYPE_CHECKING:
    from reportedly.export.terminal_places import Bearer, ListedRow
    from reportedly.ports import Gazetteer
    from reportedly.store.gazetteer import GazetteerFile
    from reportedly.store.own_places import OwnRow
    from reportedly.types.world import Place

OwnPlaces = Annotated[Path | None, typer.Option("--places", metavar="FILE", help="your own places and names (CSV)")]
OwnActors = Annotated[Path | None, typer.Option("--actors", metavar="FILE", help="your own register of actors (TOML or CSV)")]
AsJson = Annotated[bool, typer.Option("--json", help="print all of them as JSON")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="the most lines of the table")]

gazetteer = typer.Typer(help="Look places up in the gazetteer.", no_args_is_help=True, rich_markup_mode=None)
_POINTS = {"ignore_unknown_options": True}
"""A southern point begins with a minus, as options do."""


actors = typer.Typer(help="Show and check registers of actors.", no_args_is_help=True, rich_markup_mode=None)


@actors.command("list")
def list_actors(own: OwnActors = None, json: AsJson = False) -> None:
    """List the register of actors: ours, and yours before it."""
    from reportedly.export.terminal_actors import show_register
    from reportedly.ingest.actors_register import load

    show_register(load(own), sys.stdout, as_json=json)


@actors.command("check")
def check_actors(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="your own register of actors (TOML or CSV)")],
) -> None:
    """Check your register of actors and list it."""
    from reportedly.export.terminal_actors import show_register
    from reportedly.ingest.actors_register import own

    try:
        entries = own(file)
    except DataError as wrong:
        raise InputError(wrong.what, wrong.where, wrong.todo) from wrong
    names = sum(len(e.names) for e in entries)
    print(f"{file}: {_counted(len(entries), 'actor')}, {_counted(names, 'name')}. No entry is wrong.")
    show_register(entries, sys.stdout, as_json=False)


@gazetteer.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="a place name, in any spelling that the gazetteer knows")],
    country: Annotated[str, typer.Option(metavar="CC", help="only this country (ISO 3166-1 alpha-2)")] = "",
    near: Annotated[str, typer.Option(metavar="LAT,LON|PLACE", help="nearest first to a point or a place")] = "",
    km: Annotated[float | None, typer.Option(metavar="N", min=0.001, help="with --near: only within N kilometres")] = None,
    limit: Limit = 40,
    places: OwnPlaces = None,
    json: AsJson = False,
) -> None:
    """Show every place that bears a name, most populous first."""
    from reportedly.export.terminal_places import Bearer

    if km is not None and not near:
        raise typer.BadParameter("--km takes --near as well: LAT,LON or a place")
    known = _opened(places)
    only = _code(country)
    every = known.find(name)
    found = [Bearer(p, _bears(name, p, known)) for p in every if only in ("", p.country)]
    where, order = f" in {only}" if only else "", ""
    if near:
        lat, lon, told = _point(near, "--near", known)
        found = _measured(found, lat, lon, km)
        where += f" within {km:g} km" if km else ""
        order = f", nearest first to {told}"
    if not found:
        raise InputError(f"no place{where} is called '{name}'", "gazetteer", _way_out(name, every))
    title = f"{_counted(len(found), 'place')} called '{name}'{where}{order}"
    _told(title, found, limit, json)


@gazetteer.command("near", context_settings=_POINTS)
def near(
    where: Annotated[str, typer.Argument(metavar="LAT,LON|PLACE", help="degrees north and east, or a place")],
    km: Annotated[float, typer.Option(metavar="N", min=0.001, max=20_000, help="within N kilometres")] = 20.0,
    limit: Limit = 40,
    places: OwnPlaces = None,
    json: AsJson = False,
) -> None:
    """Show the towns around a point or a place, nearest first."""
    from reportedly.export.terminal_places import Bearer

    known = _opened(places)
    lat, lon, told = _point(where, "gazetteer near", known)
    found = _measured([Bearer(p) for p in known.near(lat, lon, km)], lat, lon, km)
    if not found:
        raise InputError(f"no town lies within {km:g} km of {told}", "gazetteer", "Take a larger --km.")
    _told(f"{_counted(len(found), 'town')} within {km:g} km of {told}", found, limit, json)


@gazetteer.command("check")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="your own places and names")],
) -> None:
    """Check a list of your own places and tell what each row does."""
    from reportedly.export.terminal import console
    from reportedly.export.terminal_places import show_list
    from reportedly.store.own_places import own_rows

    base = _file()
    try:
        rows = own_rows(file, base, base.countries())
    except DataError as wrong:
        raise InputError(wrong.what, wrong.where, wrong.todo) from wrong
    new = len({r.place.gazetteer_id for r in rows if r.new})
    names = sum(len(r.names) for r in rows)
    title = f"{file}: {_counted(len(rows), 'row')}, {_counted(names, 'name')}, {_counted(new, 'new place')}. No row is wrong."
    show_list(title, _rows(rows, base), console(sys.stdout))


def _file() -> GazetteerFile:
    from reportedly.store.gazetteer import GazetteerFile

    return GazetteerFile()


def _opened(places: Path | None) -> Gazetteer:
    from reportedly.store.own_gazetteer import own_gazetteer

    return own_gazetteer(places) if places else _file()


def _code(country: str) -> str:
    if country and country.upper() not in _file().countries():
        raise typer.BadParameter(f"--country takes two letters of ISO 3166-1 such as IR or GB, not '{country}'")
    return country.upper()


def _bears(name: str, place: Place, known: Gazetteer) -> str:
    from reportedly.types.names import folded

    if place.gazetteer_id in known.own(name):
        return "your list"
    return "main" if folded(place.name) == folded(name) else "other"


def _point(told: str, flag: str, known: Gazetteer) -> tuple[float, float, str]:
    """A point told as degrees or as a place, and how to name it."""
    from reportedly.export.phrases import full_name

    degrees = _degrees(told)
    if degrees:
        return *degrees, f"{degrees[0]:g}, {degrees[1]:g}"
    there = known.find(told)
    if not there:
        raise typer.BadParameter(f"{flag} takes LAT,LON such as 34.64,50.88, or a place of the gazetteer, not '{told}'")
    return there[0].lat, there[0].lon, full_name(there[0])


def _degrees(told: str) -> tuple[float, float] | None:
    try:
        lat, lon = (float(x) for x in told.split(","))
    except ValueError:
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def _measured(found: Sequence[Bearer], lat: float, lon: float, km: float | None) -> list[Bearer]:
    from reportedly.export.terminal_places import Bearer
    from reportedly.types.earth import kilometres

    away = [Bearer(b.place, b.bears, round(kilometres(lat, lon, b.place.lat, b.place.lon), 1)) for b in found]
    return sorted((b for b in away if km is None or (b.km or 0.0) <= km), key=lambda b: b.km or 0.0)


def _told(title: str, found: Sequence[Bearer], limit: int, as_json: bool) -> None:
    from reportedly.export.terminal import console
    from reportedly.export.terminal_places import show_places

    if as_json:
        print(json.dumps([_row(b) for b in found], ensure_ascii=False, indent=1))
    else:
        show_places(title, found, console(sys.stdout), most=limit)


def _row(bearer: Bearer) -> dict[str, object]:
    more = {"bears": bearer.bears, "km": bearer.km}
    return asdict(bearer.place) | {k: v for k, v in more.items() if v not in ("", None)}


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _way_out(name: str, elsewhere: Sequence[Place]) -> str:
    """What to do where nothing was found: what lies elsewhere, else names that are spelt alike, which are only a hint."""
    from reportedly.export.phrases import full_name

    if elsewhere:
        return f"Elsewhere: {'; '.join([*dict.fromkeys(map(full_name, elsewhere))][:3])}."
    alike = list(_alike(name))
    hint = f"Spelt alike, perhaps another place: {'; '.join(map(full_name, alike))}. " if alike else ""
    return f"{hint}Try another spelling, or add it to your own list: docs/own-places.md."


def _alike(name: str) -> Iterator[Place]:
    """The best known bearers of the names nearest in spelling that begin with the same two letters."""
    from reportedly.types.names import folded

    base, wanted = _file(), folded(name)
    seen: set[int] = set()
    close = difflib.get_close_matches(wanted, list(base.beginning(wanted[:2])), n=6, cutoff=0.75) if wanted else []
    for place in (base.find(one)[0] for one in close):
        if place.gazetteer_id not in seen and len(seen) < 3:
            seen.add(place.gazetteer_id)
            yield place


def _rows(rows: Sequence[OwnRow], base: GazetteerFile) -> Iterator[ListedRow]:
    from reportedly.export.terminal_places import ListedRow

    for row in rows:
        others = {p.gazetteer_id for n in row.names for p in base.find(n)} - {row.place.gazetteer_id}
        years = f"{row.first or ''}-{row.last or ''}" if row.first or row.last else "all"
        yield ListedRow(row.line, row.names, row.place, row.new, years, len(others))
