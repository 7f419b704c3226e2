"""Incidents in the HTML index: a table, those of several reports first, a map and a time line coloured by grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.export import incident_words as words
from reportedly.export.incident_words import say
from reportedly.export.markup import Markup, join, tag
from reportedly.export.page_map import Pin, caption, world_map
from reportedly.export.page_timeline import Bar, Row, time_line
from reportedly.lexicon import load
from reportedly.types.field import Unknown
from reportedly.types.incident import Incident, Spot
from reportedly.types.world import Place, PlaceLevel, When

_DRAWN = 100
"""How many incidents are drawn on the map and the time line, those that most reports tell first: more would hide each other."""


@dataclass(frozen=True, slots=True)
class Joined:
    """An incident and the address of its page, as seen from the index."""

    incident: Incident
    link: str

    @property
    def reports(self) -> int:
        """How many reports tell it."""
        return len({e.report for e in self.incident.events})


def section(found: Sequence[Joined], published: Sequence[date]) -> Markup:
    """The incidents of the index; those that one report alone tells are folded, and neither on the map nor on the time line.

    ``published`` are the days of the reports: they set the scale of the time line.
    """
    order = sorted(found, key=lambda j: (-j.reports, -len(j.incident.events), j.incident.id))
    several, single = [j for j in order if j.reports > 1], [j for j in order if j.reports == 1]
    drawn = several[:_DRAWN]
    pair = tag("div", tag("div", _map(drawn)), tag("div", _times(drawn, published)), class_="pair")
    folded = tag("details", tag("summary", say("index", "single", len(single))), _table(single)) if single else Markup()
    more = tag("p", say("index", "drawn", _DRAWN), class_="small") if len(several) > _DRAWN else Markup()
    parts = (_table(several), pair, _grades(several), more) if several else (tag("p", say("index", "none"), class_="none"),)
    law = tag("p", say("law", "words"), class_="small")
    return tag("section", tag("h2", say("index", "title")), law, *parts, folded, id="incidents")


def _table(found: Sequence[Joined]) -> Markup:
    heads: dict[str, str] = load("incident")["table"]
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in heads.values())))
    return tag("table", head, tag("tbody", *(_row(j, heads) for j in found)), class_="wide incidents")


def _row(joined: Joined, heads: dict[str, str]) -> Markup:
    found = joined.incident
    cells = {
        "label": tag("a", found.type if isinstance(found.type, str) else found.label or found.id, href=joined.link, dir="auto"),
        "when": tag("span", words.when(found), class_="unknown" if isinstance(found.when, Unknown) else None),
        "place": tag("span", words.where(found), class_="unknown" if isinstance(found.place, Unknown) else None, dir="auto"),
        "independent": str(found.independent),
        "reports": str(joined.reports),
        "conflicts": ", ".join(words.field(f) for f in found.conflicts),
        "denials": str(len(found.denials) or ""),
        "grade": _grade(found.grade),
    }
    return tag("tr", *(tag("td", cells[key], data_label=name) for key, name in heads.items()))


def _grade(grade: int) -> Markup:
    return tag("span", str(grade), class_=f"grade g{grade}", title=words.grade(grade))


def _grades(found: Sequence[Joined]) -> Markup:
    """What the colours mean."""
    grades = sorted({j.incident.grade for j in found})
    parts = (join(_grade(n), f" {words.grade(n)} ") for n in grades)
    return tag("p", say("index", "grades"), " ", *parts, class_="small")


def _map(found: Sequence[Joined]) -> Markup:
    merged: dict[Place, list[Joined]] = {}
    for joined in found:
        if isinstance(joined.incident.place, Spot):
            merged.setdefault(_place(joined.incident.place), []).append(joined)
    pins = [_pin(place, group) for place, group in merged.items()]
    return join(world_map(pins, say("index", "map")), caption(pins))


def _place(spot: Spot) -> Place:
    """A spot as the map draws it."""
    level = PlaceLevel.ADMIN1 if spot.wide else PlaceLevel.TOWN
    return Place(0, spot.name, spot.lat, spot.lon, spot.country or None, None, level, 0, spot.km)


def _pin(place: Place, group: Sequence[Joined]) -> Pin:
    """One dot for all incidents of a place: the colour of the one that most reports tell, and where it leads."""
    first = group[0]
    note = "\n".join(f"{j.incident.label}: {words.counts(j.incident)}, {words.grade(j.incident.grade)}" for j in group)
    return Pin(place, place.name, first.link, "", note, weight=len(group), shade=f"g{first.incident.grade}")


def _times(found: Sequence[Joined], published: Sequence[date]) -> Markup:
    dated = [(j, when) for j in found if not isinstance(when := j.incident.when, Unknown)]
    dated.sort(key=lambda x: (x[1].first, x[1].last, x[0].incident.id))
    return time_line([_line(j, when) for j, when in dated], published, say("index", "time"))


def _line(joined: Joined, when: When) -> Row:
    found = joined.incident
    note = f"{found.label}: {words.counts(found)}, {words.grade(found.grade)}"
    return Row(found.label, joined.link, "", (Bar(when, "", note, shade=f"g{found.grade}"),))
