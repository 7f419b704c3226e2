"""A store finds copies piece by piece: from the prints that each report has alone and from the earliest holders of each."""

from bisect import insort
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconcile.copies import copied, copies
from reportedly.reconcile.near import earliest, near_ids, order, prints
from reportedly.types.incident import Copy, CopyKind, Report
from reportedly.types.text import OutletKind
from tests.reconcile.made import DAY, demo, outlet, prose, report

AGENCY = outlet("marsh-news-agency", OutletKind.NEWS_AGENCY)


class Shelf:
    """The least that a store needs: of each print its holders in order, and the reports by id."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.holders: dict[int, list[tuple[str, str]]] = {}

    def add(self, one: Report) -> None:
        if one.id not in self.reports:
            self.reports[one.id] = one
            for number in prints(one):
                insort(self.holders.setdefault(number, []), (order(one), one.id))

    def near(self, one: Report) -> tuple[str, ...]:
        return near_ids(one.id, prints(one), lambda n: [i for _, i in self.holders.get(n, [])[: earliest()]])

    def copies(self) -> tuple[Copy, ...]:
        every = (self.reports[i] for i in sorted(self.reports))
        return tuple(c for r in every for c in copied(r, [self.reports[i] for i in self.near(r)]))


def _made(seed: int, count: int) -> list[Report]:
    """Reports of which many carry the text of one before, on few days and of few outlets, so that order is often untold."""
    random, texts, made = Random(seed), [prose(seed * 1000 + n).split(". ") for n in range(3)], []
    sources = [None, AGENCY, outlet("a-post", owner="Sedge Holding"), outlet("b-post", owner="Sedge Holding")]
    for n in range(count):
        one, two = random.sample(texts, 2)
        told = [*one[random.randrange(5) :], *two[: random.randrange(6)]]
        byline = random.choice(["", "Marsh News Agency", "By B Post"])
        day = random.choice([None, DAY, DAY, DAY + timedelta(1)])
        made.append(report(f"r{n:02}", ". ".join(told), day, random.choice(sources), byline))
    return made


@settings(max_examples=25)
@given(st.integers(0, 30), st.randoms(use_true_random=False))
def test_any_order_and_any_split_of_adding_gives_the_copies_of_the_whole(seed, random):
    reports = _made(seed, 12)
    mixed = [*reports, *reports[:3]]
    random.shuffle(mixed)
    shelf, half = Shelf(), random.randrange(len(mixed))
    for one in mixed[:half]:
        shelf.add(one)
    shelf.copies()
    for one in mixed[half:]:
        shelf.add(one)
    assert shelf.copies() == copies(reports)


@given(st.integers(0, 30), st.randoms(use_true_random=False))
def test_the_order_of_those_that_are_near_plays_no_part(seed, random):
    one, *near = _made(seed, 6)
    mixed = [*near, *near[:2], one]
    random.shuffle(mixed)
    assert copied(one, mixed) == copied(one, near)


def _stories():
    return [r for story in demo() for r in story]


def test_the_demo_stories_give_the_same_piece_by_piece():
    shelf = Shelf()
    for one in reversed(_stories()):
        shelf.add(one)
    assert shelf.copies() == copies(_stories())
    assert len(shelf.copies()) == 5


@pytest.mark.parametrize("number", range(23))
def test_copies_that_are_made_from_the_demo_stories_are_found_and_told_by_their_kind(number):
    story = _stories()[number]
    page = story.record.document.text
    lines = page.splitlines()
    other = prose(number, 900).split(". ")
    made = {
        CopyKind.IDENTICAL: lines,
        CopyKind.NEAR: [*lines, " ".join(other[: max(1, len(page) // 500)])],
        CopyKind.SHORTENED: page[: page.rindex(" ", 0, 2 * len(page) // 5)].splitlines(),
        CopyKind.STITCHED: [*lines, ". ".join(other)],
    }
    for kind, told in made.items():
        one = report("first", page)
        two = report("second", "\n".join(told), DAY + timedelta(1))
        assert [(c.of, c.source, c.kind) for c in copies([one, two])] == [("second", "first", kind)]


def test_a_report_is_near_whoever_comes_first():
    text = prose(1)
    wire, paper = report("z", text, DAY, AGENCY), report("a", text, DAY, outlet("reed-post"))
    undated = report("u", text, None, AGENCY)
    shelf = Shelf()
    for one in (paper, undated, wire):
        shelf.add(one)
    assert {i: shelf.near(shelf.reports[i]) for i in "azu"} == {"a": ("u", "z"), "z": ("a", "u"), "u": ("a", "z")}
    assert [(c.of, c.source) for c in shelf.copies()] == [("a", "z"), ("u", "z")]


def test_the_earliest_come_first_then_those_who_make_their_own_news_then_the_longer_and_the_undated_last():
    wire, paper = report("z", "x", DAY, AGENCY), report("a", "x", DAY, outlet("reed-post"))
    early, undated, longer = report("y", "x", DAY - timedelta(1)), report("0", "x", None, AGENCY), report("c", "x y", DAY)
    assert [r.id for r in sorted([undated, paper, wire, early, longer], key=order)] == ["y", "z", "c", "a", "0"]


def test_a_text_that_many_carry_leads_to_its_earliest_holders_only_and_its_wire_is_among_them():
    text = prose(1)
    papers = [report(f"p{n:03}", text, DAY + timedelta(n % 3), outlet(f"paper-{n}")) for n in range(60)]
    wire, shelf = report("wire", text, DAY, AGENCY), Shelf()
    for one in (*papers, wire):
        shelf.add(one)
    assert {len(shelf.near(p)) for p in papers} <= {earliest() - 1, earliest()}
    assert {(c.of, c.source) for c in shelf.copies()} == {(p.id, "wire") for p in papers}


def test_a_short_text_has_prints_and_an_empty_one_has_none():
    assert len(prints(report("a", "Quiet."))) == 1
    assert len(prints(report("a", "Two men were held."))) == 1
    assert prints(report("a", "Two men were held.")) == prints(report("b", "two men WERE held"))
    assert not prints(report("a", "..."))


@given(st.integers(0, 200), st.integers(12, 40), st.integers(0, 30))
def test_twelve_equal_words_in_a_row_are_seen(seed, length, before):
    shared = " ".join(f"w{n}" for n in range(length))
    one = report("a", f"{prose(seed, 24)} {shared} {prose(seed + 1, 24)}")
    two = report("b", f"{' '.join(f'v{n}' for n in range(before))} {shared}")
    assert len(prints(one) & prints(two)) >= 2
    assert all(0 <= n < 2**32 for n in prints(one))


def test_two_outlets_that_quote_one_release_are_near_and_no_copies():
    release = " ".join(f"w{n}" for n in range(60))
    one = report("a", f"{prose(2, 60)} “{release}” {prose(3, 24)}")
    two = report("b", f"“{release}” {prose(4, 60)} {prose(5, 24)}", DAY + timedelta(1))
    shelf = Shelf()
    shelf.add(one)
    shelf.add(two)
    assert shelf.near(two) == ("a",)
    assert not shelf.copies()
