"""One record by hand whose text tries everything: markup, quotes, an escape sequence, right-to-left script, astral letters."""

from __future__ import annotations

from datetime import date

from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import Attribution, AttributionKind, Refusal, Toponym, ToponymUse, Wording, WordingCategory
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
    TimeMention,
    Warning,
    WarningCode,
)
from reportedly.types.span import Span
from reportedly.types.text import Block, BlockRole, Document, OutletKind, Source
from reportedly.types.timex import TimeFlag, Timex, TimexType
from reportedly.types.world import ActorKind, Place, PlaceLevel, PlaceRole, Precision, When

TEXT = (
    "728 x 90 </script><img src=x onerror=alert(1)>\n\n"
    "Thugs shelled Suva & Levuka 🔥𝕏\n\n"
    '“Three men died in Suva on 3 May,” said Ana "Bo" O\'Dell <b>, citing مصدر\u202e محلي: ‘nobody in Atlantis fired’.\n\n'
    "Bell\x07 and escape \x1b[31m stay harmless. The mob will be back.\r\n"
)
BY = Origin("rules", "0.1.0", "lexicon#key")
NOT_STATED = Unknown(Reason.NOT_STATED)
MAY = When(date(2024, 5, 3), date(2024, 5, 3), Precision.DAY)


def at(quote: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(quote, start + 1)
    return Span(start, start + len(quote))


def _town(number: int, span: Span, lat: float, lon: float) -> PlaceMention:
    place = Place(number, TEXT[span.start : span.end], lat, lon, "FJ", None, PlaceLevel.TOWN, 1000, 12.0)
    return PlaceMention(
        Toponym(span, place.name, ToponymUse.LITERAL, "t#x"),
        Field(place, Basis.INFERRED, (span,), BY, "only one"),
        PlaceRole.EVENT,
    )


def _document() -> Document:
    blocks = (
        Block(BlockRole.RESIDUE, Span(0, TEXT.index("\n"))),
        Block(BlockRole.HEADLINE, at("Thugs shelled Suva & Levuka 🔥𝕏")),
        Block(BlockRole.BODY, Span(at("“Three").start, at("’.").end)),
        Block(BlockRole.BODY, Span(at("Bell").start, at("be back.").end)),
    )
    source = Source("coral", "Coral <i>Wire</i>", OutletKind.NEWS_AGENCY, "Coral Trust", ("Harbour Union",))
    title = Field("Thugs shelled Suva & Levuka 🔥𝕏", Basis.STATED, (blocks[1].span,), BY)
    published = Field(date(2024, 5, 4), Basis.GIVEN, (), BY)
    return Document(
        "coral-1", "0" * 64, TEXT, blocks, title, published, Field("en", Basis.INFERRED, (), BY), NOT_STATED, source
    )


def _statements() -> tuple[Statement, ...]:
    told = Attribution(
        "a1",
        (at('Ana "Bo" O\'Dell <b>'),),
        (at("said"),),
        (at("Three men died in Suva on 3 May,"),),
        AttributionKind.DIRECT,
        "say#said",
    )
    nested = Attribution(
        "a2",
        (at("مصدر\u202e محلي"),),
        (at("citing"),),
        (at("nobody in Atlantis fired"),),
        AttributionKind.DIRECT,
        "say#cite",
        via=at("محلي"),
        parent="a1",
    )
    speaker = Field("x1", Basis.STATED, told.source, BY)
    return Statement(told, speaker, Field(date(2024, 5, 3), Basis.INFERRED, told.cue, BY)), Statement(
        nested, NOT_STATED, NOT_STATED
    )


def _events() -> tuple[Event, ...]:
    code = Field("ASSAULT", Basis.STATED, (at("shelled"),), BY)
    doer = Field("x2", Basis.STATED, (at("Thugs"),), BY)
    yes = Field(True, Basis.INFERRED, (), BY)
    acled = Unknown(Reason.NOT_IN_CODEBOOK)
    shelled = Event(
        "e1",
        at("shelled"),
        code,
        Field("heavy-weapons", Basis.STATED, (at("shelled"),), BY),
        acled,
        Status.ASSERTED,
        TimeFrame.CURRENT,
        (doer,),
        (),
        (0, 1),
        Field(MAY, Basis.ASSUMED, (at("3 May"),), BY, "the day before publication"),
        (),
        (),
        (),
        (),
        "narrator",
        yes,
        ("e2",),
    )
    died = Event(
        "e2",
        at("died"),
        code,
        NOT_STATED,
        acled,
        Status.ALLEGED,
        TimeFrame.CURRENT,
        (),
        (),
        (2,),
        Field(MAY, Basis.STATED, (at("3 May"),), BY),
        (Count(CountOf.KILLED, 3, None, at("Three men")),),
        (),
        (),
        (),
        "a1",
        NOT_STATED,
    )
    fired = Event(
        "e3",
        at("fired"),
        code,
        NOT_STATED,
        acled,
        Status.DENIED,
        TimeFrame.BACKGROUND,
        (),
        (),
        (3,),
        Unknown(Reason.VAGUE),
        (),
        (),
        (),
        (),
        "a2",
        NOT_STATED,
    )
    return shelled, died, fired


def record() -> Record:
    """The record of TEXT."""
    atlantis = PlaceMention(
        Toponym(at("Atlantis"), "Atlantis", ToponymUse.LITERAL, "t#x"),
        Unknown(Reason.NOT_IN_GAZETTEER, (at("Atlantis"),)),
        PlaceRole.EVENT,
    )
    day = TimeMention(
        Timex(at("3 May"), TimexType.DATE, "timex#day").tag,
        "2024-05-03",
        Field(MAY, Basis.STATED, (at("3 May"),), BY),
        (TimeFlag.YEAR_INFERRED,),
    )
    return Record(
        engine=EngineInfo("rules", "0.1.0", "abc"),
        document=_document(),
        places=(
            _town(1, at("Suva"), -18.14, 178.44),
            _town(2, at("Levuka"), -17.68, 178.83),
            _town(1, at("Suva", 2), -18.14, 178.44),
            atlantis,
        ),
        times=(day,),
        actors=(
            Actor("x1", 'Ana "Bo" O\'Dell', Field(ActorKind.PERSON, Basis.STATED, (), BY), NOT_STATED, (at("Ana"),), True),
            Actor("x2", "Thugs", NOT_STATED, NOT_STATED, (at("Thugs"),), False),
        ),
        statements=_statements(),
        events=_events(),
        claims=(Claim(at("The mob will be back"), ClaimKind.PREDICTION, "narrator"),),
        wording=(Wording(at("Thugs"), WordingCategory.EPITHET, "", "wording#thugs"),),
        warnings=(Warning(WarningCode.YEAR_INFERRED, "The year comes from the line above.", at("3 May")),),
        refusals=(Refusal("<rioters>", "not on the page", "rules"),),
    )
