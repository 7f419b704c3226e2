"""One record by hand, with a speaker, two towns, an unknown day and a toll without an upper end."""

from __future__ import annotations

from datetime import date

from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import Attribution, AttributionKind, Toponym, ToponymUse
from reportedly.types.record import (
    Actor,
    Claim,
    ClaimKind,
    Count,
    CountOf,
    EngineInfo,
    Event,
    PlaceMention,
    Record,
    Statement,
    Status,
    TimeFrame,
)
from reportedly.types.span import Span
from reportedly.types.text import Document, OutletKind, Source
from reportedly.types.world import ActorKind, Place, PlaceLevel, PlaceRole, Precision, When

TEXT = "+++ At least 12 rebels were killed in Lima and Quito, Dana Orr said. Rebels marched in Nowhere."
BY = Origin("rules", "0.1.0", "lexicon#key")
NOT_STATED = Unknown(Reason.NOT_STATED)


def at(quote: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(quote, start + 1)
    return Span(start, start + len(quote))


def _known(value: object, *quotes: str) -> Field[object]:
    return Field(value, Basis.STATED, tuple(at(q) for q in quotes), BY)


def _town(number: int, name: str, country: str, point: tuple[float, float]) -> PlaceMention:
    place = Place(number, name, *point, country, None, PlaceLevel.TOWN, 1000, 10.0)
    return PlaceMention(Toponym(at(name), name, ToponymUse.LITERAL, "x"), _known(place, name), PlaceRole.EVENT)  # type: ignore[arg-type]


def record() -> Record:
    """The record of TEXT."""
    fight = Event(
        "e1", at("killed"), _known("ASSAULT", "killed"), NOT_STATED, Unknown(Reason.NOT_IN_CODEBOOK), Status.ALLEGED,
        TimeFrame.CURRENT, (), (_known("x1", "rebels"),), (0, 1),
        _known(When(date(2024, 5, 1), date(2024, 5, 3), Precision.SPAN)), (Count(CountOf.KILLED, 12, None, at("12 rebels")),),
        (), (), (), "a1", NOT_STATED,
    )  # type: ignore[arg-type] # fmt: skip
    march = Event(
        "e2", at("marched"), _known("PROTEST", "marched"), NOT_STATED, _known("Peaceful protest"), Status.ASSERTED,
        TimeFrame.CURRENT, (_known("x1", "Rebels"),), (), (2,), Unknown(Reason.VAGUE), (), (), (), (), "narrator",
        _known(False),
    )  # type: ignore[arg-type] # fmt: skip
    nowhere = PlaceMention(
        Toponym(at("Nowhere"), "Nowhere", ToponymUse.LITERAL, "x"), Unknown(Reason.NOT_IN_GAZETTEER), PlaceRole.EVENT
    )
    said = Attribution("a1", (at("Dana Orr"),), (at("said"),), (Span(0, 53),), AttributionKind.INDIRECT, "x")
    source = Source("gazette", "=The Gazette", OutletKind.NEWSPAPER, "Orr Press")
    published = Field(date(2024, 5, 4), Basis.GIVEN, (), BY)
    fighters = (at("rebels"), at("Rebels"))
    actors = (
        Actor("x1", "rebels", _known(ActorKind.REBEL_GROUP), NOT_STATED, fighters, False),  # type: ignore[arg-type]
        Actor("x2", "Dana Orr", _known(ActorKind.PERSON), NOT_STATED, (at("Dana Orr"),), False),  # type: ignore[arg-type]
    )
    told = Claim(Span(0, 53), ClaimKind.EVENT, "a1", ("e1",)), Claim(at("Rebels marched"), ClaimKind.EVENT, "narrator", ("e2",))
    return Record(
        engine=EngineInfo("rules", "0.1.0", "0f"),
        document=Document("r1", "ab" * 32, TEXT, (), NOT_STATED, published, NOT_STATED, NOT_STATED, source),
        places=(_town(11, "Lima", "PE", (-12.04, -77.03)), _town(12, "Quito", "EC", (-0.23, -78.52)), nowhere),
        times=(),
        actors=actors,
        statements=(Statement(said, _known("x2", "Dana Orr"), NOT_STATED),),  # type: ignore[arg-type]
        events=(fight, march),
        claims=told,
        wording=(),
        warnings=(),
        refusals=(),
    )
