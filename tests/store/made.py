"""Records of any shape, made up by hypothesis: every member of every closed list, every kind of unknown."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st

from reportedly.types.field import Basis, Contender, Field, Origin, Reason, Unknown
from reportedly.types.mention import Attribution, AttributionKind, Refusal, Toponym, ToponymUse, Wording, WordingCategory
from reportedly.types.record import (
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

T = TypeVar("T")
WORD = st.text(st.characters(codec="utf-8"), max_size=12)
IDS = st.from_regex(r"[a-z][0-9]{1,3}", fullmatch=True)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
ORIGINS = st.builds(
    Origin,
    st.sampled_from(["rules", "given"]),
    st.sampled_from(["0.1.0", "2"]),
    st.sampled_from(["", "cues#say.report", "a b"]),
)


def _several(item: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(item, max_size=most).map(tuple)


def spans(length: int) -> st.SearchStrategy[Span]:
    """Any stretch of a text of this length, which must not be empty."""
    return st.integers(0, length - 1).flatmap(lambda s: st.integers(s + 1, length).map(lambda e: Span(s, e)))


def unknowns(span: st.SearchStrategy[Span]) -> st.SearchStrategy[Unknown]:
    return st.builds(Unknown, st.sampled_from(Reason), _several(span), WORD)


def fields(value: st.SearchStrategy[Any], span: st.SearchStrategy[Span]) -> st.SearchStrategy[Any]:
    contenders = _several(st.builds(Contender, value, st.floats(0, 1)))
    confidence = st.none() | st.floats(0, 1)
    return st.builds(Field, value, st.sampled_from(Basis), _several(span), ORIGINS, WORD, confidence, contenders)


def _events(span: st.SearchStrategy[Span], when: st.SearchStrategy[When]) -> st.SearchStrategy[Event]:
    text = fields(WORD, span)
    maybe = text | unknowns(span)
    sure = st.none() | st.floats(0, 1)
    high = st.none() | st.integers(99, 999)
    return st.builds(
        Event,
        id=IDS,
        trigger=span,
        plover=maybe,
        mode=maybe,
        acled=maybe,
        status=st.sampled_from(Status),
        time_frame=st.sampled_from(TimeFrame),
        agents=_several(text),
        recipients=_several(text),
        places=_several(st.integers(0, 9)),
        when=fields(when, span) | unknowns(span),
        counts=_several(st.builds(Count, st.sampled_from(CountOf), st.integers(0, 99), high, span, sure)),
        instruments=_several(text),
        objects=_several(text),
        effects=_several(text),
        claimed_by=IDS | st.just("narrator"),
        own_deed=fields(st.booleans(), span) | unknowns(span),
        same_as=_several(IDS),
        coded=st.none() | maybe,
        status_rule=st.just("") | IDS,
        confidence=st.builds(Confidence, sure, sure, sure),
        heard=sure,
    )


def _documents(text: str, span: st.SearchStrategy[Span]) -> st.SearchStrategy[Document]:
    blocks = st.builds(Block, st.sampled_from(BlockRole), span, st.none() | st.integers(0, 3))
    told = st.none() | fields(IDS, span)
    source = st.builds(Source, IDS, WORD, st.sampled_from(OutletKind), WORD, _several(WORD), WORD, told)
    words = fields(WORD, span) | unknowns(span)
    return st.builds(
        Document,
        id=IDS,
        sha256=st.just("ab" * 32),
        text=st.just(text),
        blocks=_several(blocks),
        title=words,
        published=fields(DAYS, span) | unknowns(span),
        language=words,
        url=words,
        source=source | unknowns(span),
        given=st.dictionaries(WORD, WORD, max_size=2).map(lambda d: tuple(d.items())),
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """One record over a text of any characters."""
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
    span = spans(len(text))
    words = fields(WORD, span) | unknowns(span)
    when = st.tuples(DAYS, DAYS, st.sampled_from(Precision)).map(lambda t: When(min(t[:2]), max(t[:2]), t[2]))
    degrees = st.floats(-180, 180)
    country = st.none() | st.just("FR")
    km = st.floats(0, 500)
    place = st.builds(
        Place,
        st.integers(1),
        WORD,
        degrees,
        degrees,
        country,
        st.none() | WORD,
        st.sampled_from(PlaceLevel),
        st.integers(0),
        km,
    )
    toponym = st.builds(Toponym, span, WORD, st.sampled_from(ToponymUse), WORD)
    types = st.sampled_from(TimexType)
    number = st.none() | st.integers(1, 3000)
    own = st.builds(OwnDate, st.sampled_from(CalendarSystem), number, number, number)
    ends = _several(st.builds(TimexEnd, span, types, st.none() | own))
    timex = st.builds(TimexTag, span, types, WORD, ends, st.none() | st.sampled_from(Bound))
    flags = _several(st.sampled_from(TimeFlag))
    parts = [_several(span)] * 3
    attribution = st.builds(
        Attribution, IDS, *parts, st.sampled_from(AttributionKind), WORD, st.none() | span, st.none() | span, st.none() | IDS
    )
    kind = fields(st.sampled_from(ActorKind), span) | unknowns(span)
    engine = st.builds(EngineInfo, st.sampled_from(["rules", "tagger"]), st.sampled_from(["0.1.0", "0.2.0"]), st.just("0f"))
    made = st.builds(
        Record,
        engine=engine,
        document=_documents(text, span),
        places=_several(st.builds(PlaceMention, toponym, fields(place, span) | unknowns(span), st.sampled_from(PlaceRole))),
        times=_several(st.builds(TimeMention, timex, WORD, fields(when, span) | unknowns(span), flags)),
        actors=_several(st.builds(Actor, IDS, WORD, kind, words, _several(span), st.booleans())),
        statements=_several(
            st.builds(Statement, attribution, words, fields(DAYS, span) | unknowns(span), st.none() | fields(IDS, span))
        ),
        events=_several(_events(span, when)),
        claims=_several(st.builds(Claim, span, st.sampled_from(ClaimKind), IDS, _several(IDS))),
        wording=_several(st.builds(Wording, span, st.sampled_from(WordingCategory), WORD, WORD)),
        warnings=_several(st.builds(Warning, st.sampled_from(WarningCode), WORD, st.none() | span)),
        refusals=_several(st.builds(Refusal, WORD, WORD, WORD)),
    )
    return draw(made)
