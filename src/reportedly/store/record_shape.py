"""What each part of a record looks like as JSON, schema ``reportedly/1``."""

from __future__ import annotations

from typing import Any

from reportedly.store.shape import (
    DAY,
    NUMBER,
    SPAN,
    TEXT,
    TRUTH,
    WHOLE,
    WHOLE_VALUE,
    Json,
    Key,
    Mismatch,
    Shape,
    choice,
    constant,
    known,
    many,
    maybe,
    named,
    obj,
    or_unknown,
)
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import Attribution, AttributionKind, Refusal, Toponym, ToponymUse, Wording, WordingCategory
from reportedly.types.record import (
    SCHEMA,
    Actor,
    Claim,
    ClaimKind,
    Confidence,
    Count,
    CountOf,
    EngineInfo,
    Event,
    PlaceMention,
    Record,
    Statement,
    Status,
    TimeFrame,
    TimeMention,
    Warning,
    WarningCode,
)
from reportedly.types.span import Span
from reportedly.types.text import Block, BlockRole, Document, OutletKind, Source
from reportedly.types.timex import Bound, CalendarSystem, OwnDate, TimeFlag, TimexEnd, TimexTag, TimexType
from reportedly.types.world import ActorKind, Place, PlaceLevel, PlaceRole, Precision, When


def _block(role: BlockRole, start: int, end: int, copy_of: int | None) -> Block:
    return Block(role, Span(start, end), copy_of)


def _place(span: Span, name: str, use: ToponymUse, rule: str, **resolved: Any) -> PlaceMention:
    return PlaceMention(Toponym(span, name, use, rule), **resolved)


def _time(span: Span, timex: dict[str, Any], rule: str, **resolved: Any) -> TimeMention:
    value = timex.pop("value")
    return TimeMention(TimexTag(span, rule=rule, **timex), value, **resolved)


def _statement(speaker: Any, said: Any, via_source: Any, **parts: Any) -> Statement:
    return Statement(Attribution(**parts), speaker, said, via_source)


def _record(document: dict[str, Any], blocks: tuple[Block, ...], attributions: Any, **lists: Any) -> Record:
    del lists["schema"]
    return Record(document=Document(blocks=blocks, **document), statements=attributions, **lists)


def _decode_given(data: Json, _: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(data, dict) or not all(isinstance(v, str) for v in data.values()):
        raise Mismatch.of("an object of texts", data)
    return tuple(data.items())


_SPANS = many(SPAN)
_TEXTS = many(TEXT)
_TEXT_FIELD = known("text_field", TEXT)
_DAY_FIELD = known("day_field", DAY)
_TRUTH_FIELD = known("truth_field", TRUTH)
_KIND_FIELD = known("actor_kind_field", choice(ActorKind))
_WHEN = named(
    "interval",
    obj(
        When,
        "A closed interval of calendar days.",
        Key("first", DAY),
        Key("last", DAY),
        Key("precision", choice(Precision)),
    ),
)
_WHEN_FIELD = known("interval_field", _WHEN)
_PLACE = named(
    "gazetteer_place",
    obj(
        Place,
        "An entry of the gazetteer. Country is ISO 3166-1 alpha-2, lat and lon are WGS 84 degrees.",
        Key("name", TEXT),
        Key("gazetteer_id", WHOLE),
        Key("lat", NUMBER),
        Key("lon", NUMBER),
        Key("country", maybe(TEXT)),
        Key("admin1", maybe(TEXT)),
        Key("level", choice(PlaceLevel)),
        Key("population", WHOLE),
        Key("precision_km", NUMBER),
    ),
)

_ENGINE = obj(EngineInfo, "Which engine made this record.", Key("name", TEXT), Key("version", TEXT), Key("settings", TEXT))
_SOURCE = obj(
    Source,
    "The outlet, as the outlets register has it; told where it was inferred.",
    Key("id", TEXT),
    Key("name", TEXT),
    Key("kind", choice(OutletKind)),
    Key("owner", or_unknown(TEXT)),
    Key("party_to", _TEXTS),
    Key("country", or_unknown(TEXT), default=(Unknown(Reason.NOT_STATED),)),
    Key("told", _TEXT_FIELD, default=(None,)),
)
_GIVEN: Shape[tuple[tuple[str, str], ...]] = Shape(
    lambda value, _: dict(value), _decode_given, {"type": "object", "additionalProperties": {"type": "string"}}
)
_DOCUMENT: Shape[Any] = obj(
    dict,
    "The report as it was ingested; sha256 is that of the original bytes.",
    Key("id", TEXT),
    Key("sha256", TEXT),
    Key("text", TEXT),
    Key("title", or_unknown(_TEXT_FIELD)),
    Key("published", or_unknown(_DAY_FIELD)),
    Key("language", or_unknown(_TEXT_FIELD)),
    Key("url", or_unknown(_TEXT_FIELD)),
    Key("source", or_unknown(_SOURCE)),
    Key("given", _GIVEN),
)
_BLOCK = obj(
    _block,
    "A stretch of the page with one role; copy_of is the index of the block whose news it repeats.",
    Key("role", choice(BlockRole)),
    Key("start", WHOLE, "span.start"),
    Key("end", WHOLE, "span.end"),
    Key("copy_of", maybe(WHOLE)),
)
_PLACE_MENTION = obj(
    _place,
    "A place name, the place it names and what it is named for; anchors are the places by which a phrase tells a point.",
    Key("span", SPAN, "toponym.span"),
    Key("field", or_unknown(known("place_field", _PLACE))),
    Key("role", choice(PlaceRole)),
    Key("name", TEXT, "toponym.name"),
    Key("use", choice(ToponymUse), "toponym.use"),
    Key("rule", TEXT, "toponym.rule"),
    Key("anchors", many(WHOLE), default=((),)),
)
_OWN_DATE = named(
    "date_of_another_calendar",
    obj(
        OwnDate,
        "A date as a calendar other than the Gregorian has it; what is not told is left out.",
        Key("calendar", choice(CalendarSystem)),
        Key("year", maybe(WHOLE), default=(None,)),
        Key("month", maybe(WHOLE), default=(None,)),
        Key("day", maybe(WHOLE), default=(None,)),
    ),
)
_TIMEX_END = obj(
    TimexEnd,
    "The characters that TimeML marks, without words such as until or in; original is the date in a calendar of its own.",
    Key("span", SPAN),
    Key("type", choice(TimexType)),
    Key("original", maybe(_OWN_DATE), default=(None,)),
)
_TIMEX: Shape[Any] = obj(
    dict,
    "TIMEX3 type and value; of a range the values of its two ends with / between them. Bound is what since or until tells.",
    Key("type", choice(TimexType), "timex.type"),
    Key("value", TEXT),
    Key("ends", many(_TIMEX_END), "timex.ends"),
    Key("bound", choice(Bound), "timex.bound", default=(None,)),
)
_TIME_MENTION = obj(
    _time,
    "A time expression, its TIMEX3 value and the days it names.",
    Key("span", SPAN, "timex.span"),
    Key("timex", _TIMEX, WHOLE_VALUE),
    Key("field", or_unknown(_WHEN_FIELD)),
    Key("flags", many(choice(TimeFlag))),
    Key("rule", TEXT, "timex.rule"),
)
_ACTOR = obj(
    Actor,
    "All mentions of one group, institution or person; register_id is its entry in the register of actors.",
    Key("id", TEXT),
    Key("name", TEXT),
    Key("kind", or_unknown(_KIND_FIELD)),
    Key("country", or_unknown(_TEXT_FIELD)),
    Key("spans", _SPANS),
    Key("private", TRUTH),
    Key("office", or_unknown(_TEXT_FIELD), default=(Unknown(Reason.NOT_STATED),)),
    Key("register_id", or_unknown(_TEXT_FIELD), default=(Unknown(Reason.NOT_IN_CODEBOOK),)),
)
_STATEMENT = obj(
    _statement,
    "Who says what, by which word; speaker is an actor id, parent the attribution in which this one is nested.",
    Key("id", TEXT, "attribution.id"),
    Key("source", _SPANS, "attribution.source"),
    Key("cue", _SPANS, "attribution.cue"),
    Key("content", _SPANS, "attribution.content"),
    Key("via", maybe(SPAN), "attribution.via"),
    Key("via_source", _TEXT_FIELD, default=(None,)),
    Key("speaker", or_unknown(_TEXT_FIELD)),
    Key("said", or_unknown(_DAY_FIELD)),
    Key("told_on", maybe(SPAN), "attribution.told_on"),
    Key("parent", maybe(TEXT), "attribution.parent"),
    Key("kind", choice(AttributionKind), "attribution.kind"),
    Key("rule", TEXT, "attribution.rule"),
)
_COUNT = obj(
    Count,
    "A toll as told; high is null where the text sets no upper end.",
    Key("what", choice(CountOf)),
    Key("low", WHOLE),
    Key("high", maybe(WHOLE)),
    Key("span", SPAN),
    Key("confidence", maybe(NUMBER), default=(None,)),
)
_CONFIDENCE = obj(
    Confidence,
    "How likely those values of an event that are no fields are right.",
    Key("status", maybe(NUMBER), default=(None,)),
    Key("time_frame", maybe(NUMBER), default=(None,)),
    Key("places", maybe(NUMBER), default=(None,)),
)
_EVENT = obj(
    Event,
    "What one claim tells; claimed_by is 'narrator' or an attribution id, places are indexes into places.",
    Key("id", TEXT),
    Key("trigger", SPAN),
    Key("plover", or_unknown(_TEXT_FIELD)),
    Key("mode", or_unknown(_TEXT_FIELD)),
    Key("acled", or_unknown(_TEXT_FIELD)),
    Key("status", choice(Status)),
    Key("time_frame", choice(TimeFrame)),
    Key("agents", many(_TEXT_FIELD)),
    Key("recipients", many(_TEXT_FIELD)),
    Key("places", many(WHOLE)),
    Key("when", or_unknown(_WHEN_FIELD)),
    Key("counts", many(_COUNT)),
    Key("instruments", many(_TEXT_FIELD)),
    Key("objects", many(_TEXT_FIELD)),
    Key("effects", many(_TEXT_FIELD)),
    Key("claimed_by", TEXT),
    Key("own_deed", or_unknown(_TRUTH_FIELD)),
    Key("same_as", _TEXTS),
    Key("coded", or_unknown(_TEXT_FIELD), default=(None,)),
    Key("status_rule", TEXT, default=("",)),
    Key("confidence", _CONFIDENCE, default=(Confidence(),)),
    Key("heard", maybe(NUMBER), default=(None,)),
)
_CLAIM = obj(
    Claim,
    "A statement on the page, its kind and who makes it.",
    Key("span", SPAN),
    Key("kind", choice(ClaimKind)),
    Key("claimed_by", TEXT),
    Key("events", _TEXTS),
)
_WORDING = obj(
    Wording,
    "Loaded words in the narrator's own voice.",
    Key("span", SPAN),
    Key("category", choice(WordingCategory)),
    Key("neutral", TEXT),
    Key("rule", TEXT),
    Key("why", TEXT),
    Key("about", or_unknown(_TEXT_FIELD)),
    Key("side", or_unknown(_TEXT_FIELD)),
)
_WARNING = obj(
    Warning,
    "Something a careful coder would flag.",
    Key("code", choice(WarningCode)),
    Key("message", TEXT),
    Key("span", maybe(SPAN)),
)
_REFUSAL = obj(
    Refusal,
    "Something an engine proposed that could not be placed on the page.",
    Key("proposed", TEXT),
    Key("why", TEXT),
    Key("by", TEXT),
)
RECORD: Shape[Record] = obj(
    _record,
    "Spans are half-open Unicode code points into document.text.",
    Key("schema", constant(SCHEMA), "engine"),
    Key("engine", _ENGINE),
    Key("document", _DOCUMENT),
    Key("blocks", many(_BLOCK), "document.blocks"),
    Key("places", many(_PLACE_MENTION)),
    Key("times", many(_TIME_MENTION)),
    Key("actors", many(_ACTOR)),
    Key("attributions", many(_STATEMENT), "statements"),
    Key("events", many(_EVENT)),
    Key("claims", many(_CLAIM)),
    Key("wording", many(_WORDING)),
    Key("warnings", many(_WARNING)),
    Key("refusals", many(_REFUSAL)),
)
