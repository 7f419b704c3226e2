from reportedly.code.claims import claims
from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.read.quantities import quantities
from reportedly.read.sentences import sentences
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import Attribution, AttributionKind, Reading, Slogan
from reportedly.types.record import Event, Resolution, Status, TimeFrame
from reportedly.types.span import Span
from reportedly.types.text import OutletKind, Source

UNION = Source("union", "Union Bulletin", OutletKind.PARTY_ORGAN, "Dock Union", ("Dock Union",))
PAPER = Source("paper", "Harbour Gazette", OutletKind.NEWSPAPER, "Harbour Press")
NONE = Unknown(Reason.NOT_STATED)


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def event(text: str, trigger: str, by: str = "narrator") -> Event:
    at = span(text, trigger)
    current = TimeFrame.CURRENT
    return Event("e1", at, NONE, NONE, NONE, Status.ASSERTED, current, (), (), (), NONE, (), (), (), (), by, NONE)


def said(text: str, content: str, cue: str = "said") -> Attribution:
    return Attribution("a1", (), (span(text, cue),), (span(text, content),), AttributionKind.INDIRECT, "r")


def found(
    text: str, *events: Event, source: Source = PAPER, told: tuple[Attribution, ...] = (), slogans: tuple[Slogan, ...] = ()
) -> list[tuple[str, str, str]]:
    doc = document(RawInput("a.txt", text.encode(), Given(source=source.id), Kind.TEXT), {source.id: source})
    lines = sentences(doc)
    numbers = quantities(doc, lines, ())
    reading = Reading("test", lines, attributions=told, slogans=slogans, quantities=numbers)
    made = claims(doc, reading, Resolution((), (), (), (), ()), events)
    return [(c.kind.value, doc[c.span], c.claimed_by) for c in made]


def test_a_sentence_that_tells_an_event_is_an_event_claim_of_its_voice() -> None:
    text = "Gunmen burned the bridge at Corinto."
    assert found(text, event(text, "burned")) == [("event", text, "narrator")]


def test_reported_words_without_an_event_are_allegation_prediction_or_evaluation() -> None:
    for content, kind in (
        ("the bridge was closed because of a flood", "allegation"),
        ("the bridge will fall", "prediction"),
        ("the front is the most hated group", "evaluation"),
        ("the guards acted correctly", "evaluation"),
        ("victory belongs to the dockers", "prediction"),
    ):
        text = f"The mayor said that {content}."
        assert found(text, told=(said(text, content),)) == [(kind, content, "a1")]


def test_a_clause_beside_a_reported_event_is_a_claim_of_its_own() -> None:
    text = "The mayor said that gunmen burned the bridge; the river is high."
    content = "gunmen burned the bridge; the river is high"
    made = found(text, event(text, "burned", "a1"), told=(said(text, content),))
    assert ("allegation", "the river is high", "a1") in made
    assert len(made) == 2


def test_demands_state_nothing() -> None:
    text = "The mayor demanded the release of the prisoners."
    assert found(text, told=(said(text, "the release of the prisoners", "demanded"),)) == []


def test_open_round_numbers_are_magnitudes() -> None:
    text = "More than 400 operations were carried out in the hills."
    assert ("magnitude", "More than 400 operations", "narrator") in found(text)


def test_forecasts_and_judgements_of_the_narrator_count_if_it_takes_sides() -> None:
    assert found("The tyrant will not see another spring.", source=UNION)[0][0] == "prediction"
    assert found("The strike was a complete success from end to end.", source=UNION)[0][0] == "evaluation"
    assert found("The ferry will not sail on Monday.") == []


def test_slogans_are_claims_of_their_own_kind() -> None:
    text = "They painted Bread and land on the wall."
    assert found(text, slogans=(Slogan(span(text, "Bread and land"), "r"),)) == [("slogan", "Bread and land", "narrator")]
