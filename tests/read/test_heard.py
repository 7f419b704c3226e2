from reportedly.read.actors import actors
from reportedly.read.attribution import attributions
from reportedly.read.sentences import sentences
from reportedly.read.timex import timexes
from reportedly.types.mention import AttributionKind, Hearing, Proposal
from reportedly.types.span import Span
from tests.read.pages import page, quoted


def _span(text, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _heard(text, *proposals, odds=()):
    doc = page(text)
    lines = sentences(doc)
    told = tuple(
        Proposal(_span(text, cue), _span(text, source) if source else None, tuple(_span(text, c) for c in content), 0.9)
        for source, cue, *content in proposals
    )
    hearing = Hearing(told, {_span(text, word).start: p for word, p in odds} or {0: 0.0})
    found = attributions(doc, lines, actors(doc, lines, ()), timexes(doc, lines), hearing)
    return doc, found


def _rows(doc, found):
    return [(quoted(doc, a.source), quoted(doc, a.cue), quoted(doc, a.content)) for a in found]


def test_what_only_the_tagger_hears_is_an_attribution_with_its_stamp():
    doc, found = _heard("Leila Sohrabi floated that nobody would come.", ("Leila Sohrabi", "floated", "that nobody would come"))
    assert _rows(doc, found) == [("Leila Sohrabi", "floated", "nobody would come")]
    assert found[0].rule == "tagger#attribution"


def test_what_both_find_is_one_attribution_with_both_stamps():
    doc, found = _heard("The mayor said the road was shut.", ("The mayor", "said", "the road was shut"), odds=[("said", 0.99)])
    assert _rows(doc, found) == [("The mayor", "said", "the road was shut")]
    assert found[0].rule == "cues#say tagger"


def test_what_only_the_rules_find_goes_where_the_tagger_hears_no_cue():
    text = "The mayor said the road was shut."
    assert _heard(text, odds=[("said", 0.01)])[1] == ()
    assert len(_heard(text, odds=[("said", 0.6)])[1]) == 1


def test_a_quotation_stays_whatever_the_tagger_hears():
    doc, found = _heard("“The road is shut,” said the mayor.", odds=[("said", 0.01)])
    assert _rows(doc, found) == [("the mayor", "said", "The road is shut,")]


def test_what_stands_inside_another_voice_stays():
    text = "A resident said that soldiers told him that the rebels burned the market."
    proposal = ("A resident", "said", "that soldiers told him that the rebels burned the market")
    doc, found = _heard(text, proposal, odds=[("said", 0.9), ("told", 0.01)])
    assert [(a.id, a.parent) for a in found] == [("a1", None), ("a2", "a1")]
    assert quoted(doc, found[1].content) == "the rebels burned the market"


def test_marks_are_no_part_of_what_is_said():
    doc, found = _heard("“Shut it,” was how Leila Sohrabi put it.", ("Leila Sohrabi", "put", "“Shut it,”"))
    assert quoted(doc, found[0].content) == "Shut it,"
    assert found[0].kind is AttributionKind.DIRECT


def test_the_day_of_speaking_is_found_for_the_tagger_s_as_well():
    doc, found = _heard("Leila Sohrabi held on Monday that nobody had come.", ("Leila Sohrabi", "held", "that nobody had come"))
    assert quoted(doc, (found[0].told_on,)) == "Monday"


def test_a_word_of_wishing_makes_a_belief():
    _, found = _heard("The crowd by the gate longs and hopes, they hate it.", ("they", "hate", "it"))
    assert [a.kind for a in found if "tagger" in a.rule] == [AttributionKind.BELIEF]


def test_without_a_hearing_the_rules_stand_alone():
    text = "The mayor said the road was shut. “We wait,” she said."
    doc = page(text)
    lines = sentences(doc)
    people = actors(doc, lines, ())
    assert attributions(doc, lines, people, ()) == attributions(doc, lines, people, (), Hearing())
    assert len(attributions(doc, lines, people, ())) == 2


def test_what_stands_before_its_speaker_keeps_its_beginning():
    text = "Police detained 34 people after a march, the mayor's office said."
    doc, found = _heard(text, ("the mayor's office", "said", "34 people after a march"), odds=[("said", 0.9)])
    assert _rows(doc, found) == [("the mayor's office", "said", "Police detained 34 people after a march")]


def test_gaps_of_a_few_words_in_what_is_said_are_closed():
    text = "The mayor said the road to the old port was shut."
    doc, found = _heard(text, ("The mayor", "said", "the road", "the old port was shut"), odds=[("said", 0.9)])
    assert quoted(doc, found[0].content) == "the road to the old port was shut"


def test_an_attitude_states_nothing():
    doc, found = _heard("Unions slated another march on Friday.", ("Unions", "slated", "another march on Friday"))
    assert [(a.kind, a.states) for a in found] == [(AttributionKind.ATTITUDE, False)]
    assert quoted(doc, found[0].content) == "another march on Friday"


def test_who_quotes_and_who_is_quoted_stay_two():
    text = "The Coast Courier quoted Leila Sohrabi as saying the road was shut."
    doc, found = _heard(text, ("The Coast Courier", "quoted", "the road was shut"), odds=[("quoted", 0.9)])
    assert [quoted(doc, a.source) for a in found] == ["The Coast Courier", "Leila Sohrabi"]
    assert [a.parent for a in found] == [None, "a1"]


def test_no_statement_follows_a_preposition():
    text = "The union pressed for the release of miners arrested in May."
    _, found = _heard(text, ("The union", "pressed for", "the release of miners arrested in May"), odds=[("pressed", 0.9)])
    assert not [a for a in found if a.rule.startswith("tagger") and a.states]


def test_a_speaker_who_asks_for_no_more_than_a_hidden_name():
    text = "A guard who asked not to be named said that “two shots” were fired."
    asked = ("A guard", "asked", "not to be named said that “two shots” were fired")
    doc, found = _heard(text, asked, odds=[("asked", 0.9), ("said", 0.9)])
    assert [quoted(doc, a.content) for a in found] == ["not to be named", "“two shots” were fired"]
    assert [a.kind for a in found] == [AttributionKind.ATTITUDE, AttributionKind.MIXED]
