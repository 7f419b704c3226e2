"""Who says what, as HTML: the narrator, then each speaker with his exact words and whoever speaks inside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.export import phrases
from reportedly.export.markup import Markup, join, tag
from reportedly.export.voices import Told, Voice, narration
from reportedly.types.field import Field, Unknown
from reportedly.types.record import Claim, ClaimKind, Event, Record
from reportedly.types.span import Span


def voices(record: Record, anchors: Mapping[object, str]) -> Markup:
    """The tree of voices; ``anchors`` gives each event, claim and statement its place on the page."""
    told = narration(record)
    narrator = tag(
        "li",
        tag("p", tag("b", "The narrator"), f", {phrases.outlet(record.document)}", class_="voice"),
        _content(record, told.events, told.claims, anchors),
    )
    return tag("ul", narrator, *(_voice(record, v, anchors) for v in told.voices), class_="voices")


def _voice(record: Record, voice: Voice, anchors: Mapping[object, str]) -> Markup:
    told = (_told(record, t, anchors) for t in voice.told)
    return tag("li", tag("p", tag("b", voice.name, dir="auto"), class_="voice"), *told)


def _told(record: Record, told: Told, anchors: Mapping[object, str]) -> Markup:
    statement, attribution = told.statement, told.statement.attribution
    cue = " … ".join(record.document[s] for s in attribution.cue)
    manner = [tag("span", attribution.id, class_="id"), f" {attribution.kind}, ", tag("i", cue) if cue else "no verb of saying"]
    if attribution.via:
        manner.append(join(", via ", tag("b", record.document[attribution.via])))
    manner.append(_said(statement.said))
    quotes = (tag("blockquote", record.document[s], dir="auto") for s in attribution.content)
    inner = tag("ul", *(_voice(record, v, anchors) for v in told.inner)) if told.inner else Markup()
    anchor = anchors[attribution.id]
    own = tag("div", tag("p", *manner, class_="manner"), *quotes, class_="said", id=anchor, data_a=anchor, tabindex="0")
    return join(own, _content(record, told.events, told.claims, anchors, frozenset(attribution.content)), inner)


def _said(said: Field[object] | Unknown) -> Markup:
    if isinstance(said, Unknown):
        return join(", day of speaking ", tag("span", phrases.unknown(said), class_="unknown"))
    return join(f", said on {said.value} ({said.basis})")


def _content(
    record: Record,
    events: Iterable[Event],
    claims: Iterable[Claim],
    anchors: Mapping[object, str],
    shown: frozenset[Span] = frozenset(),
) -> Markup:
    items = [_event(record, event, anchors[event.id]) for event in events]
    items += [_claim(record, c, anchors[c], c.span in shown) for c in claims if c.kind is not ClaimKind.EVENT]
    return tag("ul", *items, class_="tells") if items else Markup()


def _event(record: Record, event: Event, anchor: str) -> Markup:
    toll = f", {phrases.tolls(event)}" if event.counts else ""
    facts = f"{phrases.deed(event)}, {phrases.where(record, event)}, {phrases.time(event.when)}{toll}"
    name = tag("a", event.id, " ", tag("b", record.document[event.trigger]), href=f"#{anchor}", data_a=anchor)
    return tag("li", name, ": ", tag("span", event.status.value, class_=f"status {event.status}"), f" {facts}")


def _claim(record: Record, claim: Claim, anchor: str, shown: bool) -> Markup:
    words = "these words" if shown else f"“{record.document[claim.span]}”"
    kind = tag("span", claim.kind.value, class_="kind")
    return tag("li", kind, " ", words, id=anchor, data_a=anchor, tabindex="0", dir="auto")
