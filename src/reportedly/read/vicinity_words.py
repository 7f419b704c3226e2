"""The patterns of ``data/vicinity.toml``, and what the words in them say of distance and direction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import load

_HALF_SECTOR = {8: 22.5, 16: 11.25}
_GLOBE = 20000.0
"""Nothing lies farther away than half way round, in kilometres."""
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_UP_TO = r"\s?(?:-|–|to|or)\s?"
_RANGE = re.compile(rf"({_DIGITS})(?:{_UP_TO}({_DIGITS}))?")


@dataclass(frozen=True, slots=True)
class Measure:
    """A distance in kilometres with the share it may be wrong by, a bearing with its spread in degrees; None: not told."""

    km: float | None
    slack: float
    bearing: float | None
    spread: float


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """A pattern of ``data/vicinity.toml`` with its lists written out. Those of ``left`` match what ends right before a name."""
    told = _spelled(str(load("vicinity")[table][name]))
    told = told.replace(" ?", r"\s*").replace(" ", r"\s+")
    ends = {"left": r"\s+\Z", "before": r"\Z", "aloof": r"\Z"}
    return re.compile(rf"(?<![\w.,])(?:{told}){ends[table]}" if table in ends else told, re.IGNORECASE)


def _spelled(told: str) -> str:
    lists: Mapping[str, list[str]] = load("vicinity")["words"]
    made = {"NUMBER": _number(), "DISTANCE": _distance(), "DIRECTION": _direction(), "SIDE": _side()}
    return re.sub(r"\{([A-Z]+)\}", lambda m: made[m[1]] if m[1] in made else _any(lists[m[1]]), told)


def _any(words: list[str]) -> str:
    """Any of some words or phrases, the longest first."""
    return "|".join(sorted((re.escape(w).replace(r"\ ", " ") for w in words), key=lambda w: (-len(w), w)))


@cache
def _number() -> str:
    units = _any(list(load("numbers")["units"]))
    told = rf"(?:{units})(?:[\s-](?:{units}))?|(?:a|one|two|three|four|five) hundred"
    vague = _any(list(load("vicinity")["vague"]))
    return rf"(?P<number>{vague}|(?:{told})(?: and a half)?|{_DIGITS}(?:{_UP_TO}{_DIGITS})?)"


@cache
def _distance() -> str:
    units = _any(list(load("vicinity")["units"]))
    return rf"{_number()}[\s-]?(?P<unit>{units})(?:\s?\([^()]{{1,30}}\)|,? or [^,]{{1,25}},)?,?"


@cache
def _compass() -> str:
    return "|".join(_parted(key) for key in sorted(load("vicinity")["bearings"], key=len, reverse=True))


def _parted(key: str) -> str:
    """A point of the compass with or without hyphens: north-north-east, north northeast."""
    return re.sub(r"(?<=north|south)(?=east|west)", r"[\\s-]?", key.replace("-", r"[\s-]?"))


@cache
def _direction() -> str:
    short = _any(list(load("vicinity")["abbreviated"]))
    return rf"(?:(?P<first>{_compass()})(?:(?: and| or|,) (?P<second>{_compass()}))?|(?-i:(?P<short>{short})))"


@cache
def _side() -> str:
    return rf"(?P<side>{_compass()})(?:ern)?"


def measure(found: re.Match[str]) -> Measure:
    """What a match of a pattern says of distance and direction."""
    parts = found.groupdict()
    km, slack = _kilometres(parts.get("number"), parts.get("unit"))
    bearing, spread = _heading(parts)
    return Measure(km, slack, bearing, spread)


def _kilometres(number: str | None, unit: str | None) -> tuple[float | None, float]:
    if not number or not unit:
        return None, 0.0
    data = load("vicinity")
    value, slack = _amount(" ".join(number.lower().split()))
    km = value * float(data["units"][" ".join(unit.lower().split())])
    usual = next(float(share) for most, share in data["conventions"]["slack"] if min(km, _GLOBE) <= most)
    return km, max(slack, usual)


def _amount(told: str) -> tuple[float, float]:
    """A number and the share by which its own words leave it open."""
    data = load("vicinity")
    if told in data["vague"]:
        value, share = data["vague"][told]
        return float(value), float(share)
    digits = _RANGE.fullmatch(told)
    if digits:
        low = float(digits[1].replace(",", ""))
        high = float(digits[2].replace(",", "")) if digits[2] else low
        middle = (low + high) / 2
        return middle, abs(high - low) / 2 / middle if middle else 0.0
    half = told.endswith(" and a half")
    words = re.split(r"[\s-]", told.removesuffix(" and a half"))
    units = load("numbers")["units"]
    if words[-1] == "hundred":
        return 100.0 * float(units.get(words[0], 1)) + 50 * half, 0.0
    return float(sum(units[w] for w in words)) + 0.5 * half, 0.0


def _heading(parts: Mapping[str, str | None]) -> tuple[float | None, float]:
    data = load("vicinity")
    short = parts.get("short")
    told = [data["abbreviated"][short]] if short else [parts[k] or "" for k in ("first", "second", "side") if parts.get(k)]
    bearings = [float(data["bearings"][_key(t)]) for t in told]
    if not bearings:
        return None, 0.0
    spread = _HALF_SECTOR[8 if bearings[0] % 45 == 0 else 16]
    if len(bearings) == 1:
        return bearings[0], spread
    between = (bearings[1] - bearings[0] + 180) % 360 - 180
    return (bearings[0] + between / 2) % 360, abs(between) / 2 + spread


def _key(told: str) -> str:
    """How data/vicinity.toml writes a point of the compass."""
    parts = re.findall("north|south|east|west", told.lower())
    if len(parts) == 3:
        return f"{parts[0]}-{parts[1]}{parts[2]}"
    return "".join(parts)
