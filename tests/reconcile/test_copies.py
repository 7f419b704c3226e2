from dataclasses import replace
from datetime import timedelta
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconcile.copies import copies
from reportedly.types.incident import CopyKind, Report
from reportedly.types.record import Warning, WarningCode
from reportedly.types.span import Span
from reportedly.types.text import OutletKind, Source
from tests.reconcile.made import DAY, NOT_TOLD, demo, outlet, prose, report

LATER = DAY + timedelta(1)
AGENCY = outlet("marsh-news-agency", OutletKind.NEWS_AGENCY)
PAPER = outlet("the-reed-post")


def sentences(text: str) -> list[str]:
    return [s.strip() + "." for s in text.split(".") if s.strip()]


def pairs(*reports: Report) -> set[tuple[str, str]]:
    return {(c.of, c.source) for c in copies(reports)}


def test_the_copies_of_the_demo_stories_are_found_with_their_sources_and_no_others():
    told = [r for story in demo() for r in story]
    assert pairs(*told) == {
        ("s1-trocha", "s1-radio"),
        ("s2-dala", "s2-page"),
        ("s3-courier", "s3-wire"),
        ("s4-observer", "s4-militia"),
        ("s4-rsn", "s4-observer"),
    }


def test_what_gives_a_copy_away_is_told_in_words():
    told = {c.of: " ".join(c.why) for story in demo() for c in copies(story)}
    assert "between 11 and 9 march (inverted_range)" in told["s1-trocha"]
    assert "both outlets belong to Frente Páramo" in told["s1-trocha"]
    assert "it names Coast Observer" in told["s4-rsn"]
    assert "published later: 2017-02-23 after 2017-02-22" in told["s3-courier"]


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (lambda s: s, CopyKind.IDENTICAL),
        (lambda s: s[:4] + s[5:], CopyKind.NEAR),
        (lambda s: s[:3], CopyKind.SHORTENED),
        (lambda s: [*s[:4], *sentences(prose(9, 84))], CopyKind.STITCHED),
    ],
)
def test_how_a_text_is_carried_over(made, kind):
    text = prose(1)
    [found] = copies([report("a", text), report("b", " ".join(made(sentences(text))), LATER)])
    assert (found.of, found.source, found.kind) == ("b", "a", kind)
    assert 0.3 <= found.shared <= 1


def test_a_report_that_is_put_together_names_all_its_sources():
    one, two, own = sentences(prose(1)), sentences(prose(2)), sentences(prose(3, 24))
    mixed = report("mixed", " ".join([*one[:5], *own, *two[:5]]), LATER)
    found = copies([report("one", " ".join(one)), report("two", " ".join(two)), mixed])
    assert {(c.of, c.source, c.kind) for c in found} == {(mixed.id, x, CopyKind.STITCHED) for x in ("one", "two")}


def test_two_copies_of_one_wire_are_copies_of_it_and_not_of_each_other():
    text = prose(1)
    wire = report("w", text, DAY, AGENCY)
    papers = [report(f"p{n}", " ".join(sentences(text)[: 9 - n]), LATER, outlet(f"paper-{n}")) for n in range(3)]
    assert pairs(wire, *papers) == {("p0", "w"), ("p1", "w"), ("p2", "w")}


def test_two_that_quote_one_speech_are_no_copies_of_each_other():
    speech = " ".join(sentences(prose(1, 48)))
    first = report("a", f"{prose(2, 60)} “{speech}” {prose(3, 24)}")
    second = report("b", f"“{speech}” {prose(4, 60)} {prose(5, 24)}", LATER)
    assert not copies([first, second])
    unquoted = report("b", f"{speech} {prose(4, 60)} {prose(5, 24)}", LATER)
    assert pairs(report("a", f"{prose(2, 60)} {speech} {prose(3, 24)}"), unquoted) == {("b", "a")}


def test_a_credit_or_a_common_owner_supports_but_never_makes_a_copy():
    one, taken = sentences(prose(1)), " ".join([*sentences(prose(1))[:2], prose(2, 84)])
    wire = report("a", " ".join(one), DAY, AGENCY)
    assert not copies([wire, report("b", taken, LATER, PAPER)])
    for byline in ("By our desk (MNA)", "With agency reports", "Marsh News Agency"):
        assert pairs(wire, report("b", taken, LATER, PAPER, byline)) == {("b", "a")}
    assert not copies([wire, report("b", prose(2), LATER, PAPER, "With agency reports")])
    owned = outlet("a-post", owner="Sedge Holding"), outlet("b-post", owner="Sedge Holding")
    assert pairs(report("a", " ".join(one), DAY, owned[0]), report("b", taken, LATER, owned[1])) == {("b", "a")}
    nobody = outlet("a-post", owner="unknown"), outlet("b-post", owner="unknown")
    assert not copies([report("a", " ".join(one), DAY, nobody[0]), report("b", taken, LATER, nobody[1])])


@pytest.mark.parametrize(
    ("name", "byline", "credited"),
    [
        ("Associated Press", "(AP)", True),
        ("Associated Press", "The Associated Press", True),
        ("Associated Press", "AP", True),
        ("Associated Press", "By Ada Reed of Ap", False),
        ("Reed Press", "(RP)", False),
        ("Agencia EFE", "By Ada Reed / EFE", True),
        ("Agencia EFE", "By Efe Reed", False),
        ("Fars News Agency", "Fars", True),
        ("Fars News Agency", "By our reporter in Fars", False),
        ("Xinhua News Agency", "(Xinhua)", True),
    ],
)
def test_an_agency_is_credited_by_the_names_that_the_package_s_register_has(name, byline, credited):
    agency = Source("x", name, OutletKind.NEWS_AGENCY, NOT_TOLD)
    one, taken = prose(1), " ".join([*sentences(prose(1))[:2], prose(2, 84)])
    assert bool(copies([report("a", one, DAY, agency), report("b", taken, LATER, PAPER, byline)])) is credited


def test_a_misspelt_name_and_an_inverted_range_that_both_have_are_fingerprints():
    shared = " ".join(sentences(prose(1))[:2])
    taken = [shared, _own("b", 80)]
    others = [report(f"o{n}", f"Kestrelholm. {_own(f'o{n}', 400)} {shared}") for n in range(4)]
    one, two = report("a", f"Kestrelhlom. {prose(1, 240)}"), report("b", f"Kestrelhlom. {' '.join(taken)}", LATER)
    [found] = copies([one, two, *others])
    assert (found.of, found.source) == ("b", "a")
    assert any("Kestrelhlom" in w for w in found.why)
    right = report("a", f"Kestrelholm. {prose(1, 240)}"), report("b", f"Kestrelholm. {' '.join(taken)}", LATER)
    assert not copies([*right, *others])
    slip = [_warned(r, len("Kestrelholm")) for r in right]
    assert any("inverted_range" in w for w in copies([*slip, *others])[0].why)


def _own(letter: str, words: int) -> str:
    """Words that stand in no other text."""
    return " ".join(f"{letter}w{n}" for n in range(words))


def _warned(told: Report, end: int) -> Report:
    warning = Warning(WarningCode.INVERTED_RANGE, "", Span(0, end))
    return Report(told.id, replace(told.record, warnings=(warning,)))


def test_which_came_first():
    text = prose(1)
    assert pairs(report("a", text, LATER), report("b", text)) == {("a", "b")}
    assert pairs(report("a", text, None, PAPER), report("b", text, None, AGENCY)) == {("a", "b")}
    assert pairs(report("a", text, DAY, PAPER, "By Marsh Radio"), report("b", text, DAY, outlet("marsh-radio"))) == {("a", "b")}
    longer = f"{text} {prose(2, 60)}"
    assert pairs(report("a", text), report("b", longer)) == {("a", "b")}
    [found] = copies([report("a", text), report("b", text)])
    assert (found.of, found.source) == ("b", "a")
    assert "which came first is not known" in found.why


def test_a_repeated_headline_and_what_is_no_news_do_not_count():
    assert not copies([report("a", prose(1), byline=prose(3)), report("b", prose(2), LATER, byline=prose(3))])
    assert not copies([])


def _told(seed: int, reports: int) -> list[Report]:
    random = Random(seed)
    made: list[Report] = []
    for n in range(reports):
        text = sentences(prose(seed * 10_000 + n))
        if made and random.random() < 0.4:
            text = [*sentences(random.choice(made).record.document.text)[random.randrange(4) :], *text[: random.randrange(6)]]
        outlets = [None, AGENCY, PAPER, outlet("a-post", owner="Sedge Holding"), outlet("b-post", owner="Sedge Holding")]
        day = random.choice([None, DAY, DAY, LATER])
        made.append(report(f"r{n}", " ".join(text), day, random.choice(outlets)))
    return made


@given(st.integers(0, 40), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(seed, random):
    reports = _told(seed, 8)
    mixed = [*reports, *reports[:3]]
    random.shuffle(mixed)
    assert copies(mixed) == copies(reports)


@given(st.integers(0, 60))
def test_the_passages_are_equal_texts_up_to_case_and_white_space(seed):
    reports = {r.id: r.record.document for r in _told(seed, 6)}
    found = copies(_told(seed, 6))
    for copy in found:
        assert copy.of != copy.source
        assert copy.passages
        assert list(copy.passages) == sorted(copy.passages, key=lambda p: p.here)
        for p in copy.passages:
            here, there = reports[copy.of][p.here], reports[copy.source][p.there]
            assert " ".join(here.split()).casefold() == " ".join(there.split()).casefold()
    assert not {(c.of, c.source) for c in found} & {(c.source, c.of) for c in found}


def _seconds(reports: list[Report]) -> float:
    start = process_time()
    copies(reports)
    return process_time() - start


def test_the_cost_grows_with_the_reports_and_not_with_their_pairs():
    many = [report(f"r{n}", prose(n, 60)) for n in range(1000)]
    wire = [report(f"w{n}", " ".join(sentences(prose(7, 60))[: 5 - n % 2]), DAY + timedelta(n % 9)) for n in range(1000)]
    reports = [r for pair in zip(many, wire, strict=True) for r in pair]
    _seconds(reports[:200])
    assert _seconds(reports) < 16 * _seconds(reports[:500])
