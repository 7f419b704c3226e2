"""Who says what, by which word, through whom and when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.types.mention import AttributionKind
from tests.read.pages import quoted, rows, told

FORMS = {
    "The mayor, Rosa Lindt, said that the bridge was closed.": ("The mayor, Rosa Lindt", "said", "the bridge was closed"),
    "“We are still counting,” said Rosa Lindt, the mayor of Trier.": (
        "Rosa Lindt, the mayor of Trier",
        "said",
        "We are still counting,",
    ),
    "The road was mined, two drivers and a police officer said.": (
        "two drivers and a police officer",
        "said",
        "The road was mined",
    ),
    "According to the harbour union, nobody was hurt.": ("the harbour union", "According to", "nobody was hurt"),
    "Nobody was hurt, according to the harbour union.": ("the harbour union", "according to", "Nobody was hurt"),
    "Police denied opening fire.": ("Police", "denied", "opening fire"),
    "The union's secretary, Piet Maas, alleged that three miners had died.": (
        "The union's secretary, Piet Maas",
        "alleged",
        "three miners had died",
    ),
    "It was learned that two officers will be moved.": ("", "It was learned", "two officers will be moved"),
    "The rebels claimed to have shelled the barracks.": ("The rebels", "claimed", "to have shelled the barracks"),
    "Olga Brandt, minister of trade: “The dam holds.”": ("Olga Brandt, minister of trade", ":", "The dam holds."),
    "A baker who lives across the street told us that she saw smoke.": (
        "A baker who lives across the street",
        "told",
        "she saw smoke",
    ),
    "The guard, who asked not to be named, said the gate was open.": (
        "The guard, who asked not to be named",
        "said",
        "the gate was open",
    ),
    "Jan Kroll believes that the strike will end.": ("Jan Kroll", "believes", "the strike will end"),
}


@pytest.mark.parametrize("text", FORMS)
def test_a_form_is_taken_apart(text: str) -> None:
    assert rows(text) == [FORMS[text]]


def test_a_quotation_around_its_speaker_is_one_attribution() -> None:
    assert rows("“We leave tonight,” Ann Poe said. “The road is long.”") == [
        ("Ann Poe", "said", "We leave tonight, | The road is long.")
    ]


def test_two_verbs_share_one_subject() -> None:
    assert rows("The army denied that anyone had died and said its men had caught two smugglers.") == [
        ("The army", "denied", "anyone had died"),
        ("The army", "said", "its men had caught two smugglers"),
    ]


def test_apostrophes_and_scare_quotes_report_nothing() -> None:
    assert rows("The workers’ union left the mayor’s ‘peace’ room, and the '90s songs didn't stop.") == []


def test_a_quotation_closed_with_the_wrong_mark_ends_before_it() -> None:
    assert rows("Harbour Radio adds: “He recalled the flood and said: ‘We shall rebuild.”‘ (3 May)")[-1] == (
        "He",
        "said",
        "We shall rebuild.",
    )


def test_a_quotation_of_several_paragraphs_is_one() -> None:
    assert rows("Olga Brandt told the council: “The dam holds.\n\n“The water falls.”") == [
        ("Olga Brandt", "told", "The dam holds. | The water falls.")
    ]


def test_nested_speech_has_a_parent_and_its_outlet() -> None:
    doc, found = told(
        "Harbour Radio adds: “She recalled that 20 men had been held and said: ‘We shall not sleep.’” (3 May 2019)"
    )
    outer, recalled, said = found
    assert (outer.parent, recalled.parent, said.parent) == (None, outer.id, outer.id)
    assert [doc[a.via] for a in (recalled, said) if a.via] == ["Harbour Radio", "Harbour Radio"]
    assert [doc[a.told_on] for a in found if a.told_on] == ["3 May 2019"] * 3


def test_one_outlet_quotes_another_speaker() -> None:
    doc, (outer, inner) = told("The Coast Courier quoted the minister's spokesman, Ivo Rand, as saying that there was no fire.")
    assert quoted(doc, outer.source) == "The Coast Courier"
    assert quoted(doc, inner.source) == "the minister's spokesman, Ivo Rand"
    assert inner.parent == outer.id


def test_a_bracket_after_a_quotation_tells_outlet_and_day() -> None:
    doc, (said,) = told("The head of the guard, Ivo Rand, said: “They came at night.” (Coast Courier, 4 May 2019)")
    assert said.via is not None
    assert said.told_on is not None
    assert (doc[said.via], doc[said.told_on]) == ("Coast Courier", "4 May 2019")
    assert quoted(doc, said.content) == "They came at night."


def test_an_outlet_that_carries_a_statement_is_via() -> None:
    doc, (claimed,) = told(
        "The Free Marsh Movement, in a statement carried by its station Radio Marsh, claimed that it shot down a drone."
    )
    assert claimed.via is not None
    assert "Radio Marsh" in doc[claimed.via]
    assert quoted(doc, claimed.source) == "The Free Marsh Movement"


def test_a_banner_is_no_attribution() -> None:
    assert rows("Men carried banners with the slogans “Bread now” and “Open the port.”") == []


def test_kinds() -> None:
    kinds = {
        "“No,” said Ann Poe.": AttributionKind.DIRECT,
        "Ann Poe said it was late.": AttributionKind.INDIRECT,
        "Ann Poe said it was “far too late”.": AttributionKind.MIXED,
        "Ann Poe believes it was late.": AttributionKind.BELIEF,
    }
    assert {text: told(text)[1][0].kind for text in kinds} == kinds


def test_a_front_quotation_quoted_by_an_outlet_on_a_day() -> None:
    doc, (said,) = told("“We lost the road,” the minister, Paul Obi, was quoted as saying by Radio Marsh (November 3).")
    assert quoted(doc, said.content) == "We lost the road,"
    assert said.via is not None
    assert said.told_on is not None
    assert (doc[said.via], doc[said.told_on]) == ("Radio Marsh", "November 3")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On November 5, 2018, the Coast Courier wrote: “The army lost the road.”", "November 5, 2018"),
        ("On Monday, the minister said that the bridge had fallen on Sunday.", "Monday"),
        ("In a statement on Tuesday, the union said that nobody was paid.", "Tuesday"),
        ("After the storm on Tuesday, the union said that nobody was paid.", ""),
    ],
)
def test_a_day_before_the_speaker_dates_the_speaking_and_is_not_said(text: str, day: str) -> None:
    doc, (said,) = told(text)
    assert (doc[said.told_on] if said.told_on else "").removeprefix("On ").removeprefix("on ") == day
    assert day not in quoted(doc, said.content) or not day


@pytest.mark.parametrize(
    "text",
    [
        "The Corran protests that began in May have ended.",
        "The street protests that began in May were over.",
        "The reports that reached the capital were wrong.",
    ],
)
def test_a_noun_with_a_relative_clause_reports_nothing(text: str) -> None:
    assert rows(text) == []


def test_two_speakers_side_by_side_each_say_their_own() -> None:
    assert rows("The army says twenty died, the rebels say nobody died.") == [
        ("The army", "says", "twenty died"),
        ("the rebels", "say", "nobody died"),
    ]


def test_what_a_statement_is_set_against_is_no_part_of_it() -> None:
    assert rows("Contrary to posts on social media, no shots were fired, the spokesman said.") == [
        ("the spokesman", "said", "no shots were fired")
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The ministry wishes to inform the public that the bridge is closed.", "wishes to inform", "the bridge is closed"),
        ("The party is pleased to announce that the talks are over.", "is pleased to announce", "the talks are over"),
        ("The council hereby informs the public that the market is closed.", "informs", "the market is closed"),
        ("Two men confessed to having burned the office.", "confessed to", "having burned the office"),
        ("The driver admitted to burning the office.", "admitted to", "burning the office"),
        ("The suspect confessed that he had killed the driver.", "confessed", "he had killed the driver"),
        ("The governor has closed the port, and warned that looters would be shot.", "warned", "looters would be shot"),
    ],
)
def test_forms_of_politeness_confession_and_a_second_verb(text: str, cue: str, content: str) -> None:
    assert [row[1:] for row in rows(text)] == [(cue, content)]


def test_who_does_not_admit_says_nothing() -> None:
    assert rows("The mayor doesn't admit guilt.") == []


def test_a_quotation_closed_with_a_single_mark_ends_there() -> None:
    assert [(r[0], r[2]) for r in rows("“We burned nothing,' said Omar Vey. “The army shelled Idlib,\" he added.")] == [
        ("Omar Vey", "We burned nothing,"),
        ("he", "The army shelled Idlib,"),
    ]


def test_the_outlet_is_carried_on_while_the_same_speaker_goes_on() -> None:
    doc, found = told("“We saw the fire,” Ann Poe told the agency Marsh Press. “Nobody helped,” she added.")
    assert [doc[a.via] for a in found if a.via] == ["Marsh Press", "Marsh Press"]


@pytest.mark.parametrize("camp", ["rebels", "soldiers", "police", "protesters"])
def test_camps_are_read_alike(camp: str) -> None:
    (source, cue, content) = rows(f"The {camp} claimed that the others had fired first.")[0]
    assert (source, cue, content) == (f"The {camp}", "claimed", "the others had fired first")


_SNIPPETS = st.lists(
    st.sampled_from(
        [
            "The mayor",
            "said",
            "told",
            "that",
            ",",
            ".",
            ":",
            ";",
            "“",
            "”",
            "‘",
            "’",
            "'",
            '"',
            "``",
            "''",
            "(",
            ")",
            "and",
            "but",
            "who",
            "police",
            "Ann Poe",
            "according to",
            "as saying",
            "was quoted by",
            "citing",
            "it was learned that",
            "\n\n",
            "—",
            "he",
            "claimed",
            "denied",
            "of",
            "the",
            "reported",
            "believes",
            "to have shot",
            "on Monday",
            "workers’",
            "’90s",
            "\u00a0",
            "é",
        ]
    ),
    max_size=40,
)


@given(st.one_of(_SNIPPETS.map(" ".join), _SNIPPETS.map("".join), st.text(max_size=200)))
def test_any_text_gives_exact_ordered_spans_and_no_circle(text: str) -> None:
    doc, found = told("Ann Poe said the gate was open. " + text)
    firsts = [min(s.start for s in (*a.source, *a.cue, *a.content)) for a in found]
    assert firsts == sorted(firsts)
    assert [a.id for a in found] == [f"a{i}" for i in range(1, len(found) + 1)]
    parents = {a.id: a.parent for a in found}
    for a in found:
        assert a.cue
        assert all(doc[s].strip() == doc[s] for s in (*a.cue, *a.content, *a.source))
        assert list(a.content) == sorted(a.content)
        seen = {a.id}
        up = a.parent
        while up is not None:
            assert up not in seen
            seen.add(up)
            up = parents[up]


def test_the_outlet_in_brackets_after_the_speaker() -> None:
    doc, (a,) = told("“We burned the depot,” he said (Marsh Courier, 3 May).")
    assert quoted(doc, a.content) == "We burned the depot,"
    assert a.kind is AttributionKind.DIRECT
    assert a.via is not None
    assert doc[a.via] == "Marsh Courier"
    assert a.told_on is not None
    assert doc[a.told_on] == "3 May"


def test_a_quotation_before_its_colon_and_speaker() -> None:
    assert rows("“Two of ours are dead”: Rosa Lind, nurse.") == [("Rosa Lind, nurse", ":", "Two of ours are dead")]


def test_a_relative_pronoun_is_no_content() -> None:
    assert rows("The dam, which, the mayor said, holds, is new.")[0][2].startswith("holds")


def test_a_thing_found_is_no_statement() -> None:
    assert rows("Police found 2015 rounds of ammunition and seized two rifles.") == []
    assert rows("The court found the officers had lied.") == [("The court", "found", "the officers had lied")]
    assert rows("Police found that the gate was open.") == [("Police", "found", "the gate was open")]


@pytest.mark.parametrize("text", ["The army refused to leave the town.", "The militia threatens to close the port."])
def test_a_deed_that_is_refused_or_threatened_states_nothing(text: str) -> None:
    _, found = told(text)
    assert [(a.kind, a.states) for a in found] == [(AttributionKind.ATTITUDE, False)]


def test_what_the_narrator_has_itself_is_no_other_voice() -> None:
    assert rows("Our archive shows that the bridge was closed in May.") == []
    assert rows("Our correspondent says that the bridge was closed in May.") != []
