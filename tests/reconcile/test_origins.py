from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconcile.copies import copies
from reportedly.reconcile.hearing import Page, page
from reportedly.reconcile.origins import heard, origins
from reportedly.types.incident import EventRef, Origin, Report
from reportedly.types.record import Status
from reportedly.types.text import OutletKind, Source
from reportedly.types.world import ActorKind
from tests.reconcile.made import DAY, Telling, demo, outlet, prose, report, told

BURNED = "A mill burned on the Tarn road."
POST, HERALD = outlet("reed-post"), outlet("sedge-herald")
RADIO = outlet("free-marsh-radio", OutletKind.PARTY_ORGAN, owner="Free Marsh Movement", party=("Free Marsh Movement",))


def say(ident: str, by: Source | None, text: str, *tellings: Telling) -> Report:
    return told(report(ident, text, source=by), *tellings)


def pages(reports: Iterable[Report]) -> dict[str, Page]:
    return {r.id: page(r) for r in reports}


def of(*reports: Report) -> tuple[Origin, ...]:
    return origins([ref for r in reports for ref, _ in r.events()], pages(reports), copies(reports))


def grouped(*reports: Report) -> list[tuple[str, ...]]:
    return sorted(o.reports for o in of(*reports))


OWN = Telling("burned")


def test_two_papers_that_tell_it_themselves_are_two_origins():
    assert grouped(say("a", POST, BURNED, OWN), say("b", HERALD, BURNED, OWN)) == [("a",), ("b",)]
    assert grouped(say("a", None, BURNED, OWN), say("b", None, "A mill burned.", OWN)) == [("a",), ("b",)]
    again = (say("a", None, BURNED, OWN), say("b", None, BURNED, OWN))
    assert grouped(*again) == [("a", "b")], "one text of one day and no outlet: nothing tells the two apart"


def test_origins_do_not_hang_on_the_names_that_a_store_gives():
    told = Telling("burned", "Neighbours", ActorKind.CIVILIANS, "Neighbours")
    one = [say(i, None, "Neighbours said a mill burned. A barn burned too.", told, Telling("barn burned")) for i in "ab"]
    assert [o.id for o in of(one[0])] == [o.id for o in of(one[1])]
    assert len(of(one[0])) == 2


def test_a_page_holds_plain_values_alone():
    def plain(value: object) -> bool:
        if is_dataclass(value):
            return all(plain(getattr(value, f.name)) for f in fields(value))
        return all(map(plain, value)) if isinstance(value, tuple) else value is None or isinstance(value, (str, int, bool))

    assert all(plain(page(r)) for story in demo()[:2] for r in story)


def test_one_outlet_one_owner_and_one_party_count_once():
    assert grouped(say("a", POST, BURNED, OWN), say("b", POST, BURNED, OWN)) == [("a", "b")]
    owned = [outlet(n, owner="Sedge Holding") for n in ("a-post", "b-post")]
    [one] = of(*(say(s.id, s, BURNED, OWN) for s in owned))
    assert "one owner (Sedge Holding): a-post, b-post" in " ".join(one.why)
    unowned = [outlet(n, owner="unknown") for n in ("a-post", "b-post")]
    assert len(of(*(say(s.id, s, BURNED, OWN) for s in unowned))) == 2
    network = outlet("marsh-network", OutletKind.PARTY_ORGAN, party=("Free Marsh Movement",))
    assert grouped(say("a", RADIO, BURNED, OWN), say("b", network, BURNED, OWN)) == [("a", "b")]


def test_a_copy_rests_on_its_source_and_says_so():
    text = f"{BURNED} {prose(1)}"
    agency = outlet("tarn-news-agency", OutletKind.NEWS_AGENCY)
    one = told(report("a", text, DAY, agency), OWN)
    other = told(report("b", text, DAY + timedelta(1), POST), OWN)
    [found] = of(one, other)
    assert found.reports == ("a", "b")
    assert "b carries the text of a" in found.why


def test_of_a_text_that_is_partly_taken_over_the_own_part_is_its_own():
    taken = f"{BURNED} {prose(1, 60)}"
    agency = outlet("tarn-news-agency", OutletKind.NEWS_AGENCY)
    one = told(report("a", f"{taken} A barge sank at noon.", DAY, agency), OWN, Telling("sank"))
    mixed = f"{taken} {prose(2, 60)} Our own man saw that a barge went down."
    other = told(report("b", mixed, DAY + timedelta(1), POST), OWN, Telling("went down"))
    found = copies([one, other])
    assert found
    told_by = [EventRef("a", "e2"), EventRef("b", "e2")]
    assert len(origins(told_by, pages([one, other]), found)) == 2
    assert len(origins([EventRef("a", "e1"), EventRef("b", "e1")], pages([one, other]), found)) == 1


def test_an_outlet_that_is_named_as_the_source_is_the_origin():
    cites = say("b", POST, "A mill burned, Free Marsh Radio reported.", Telling("burned", "Free Marsh Radio", ActorKind.MEDIA))
    assert grouped(say("a", RADIO, BURNED, OWN), cites) == [("a", "b")]
    spoke = say("b", POST, "The Free Marsh Movement said a mill burned.", Telling("burned", "The Free Marsh Movement"))
    assert grouped(say("a", RADIO, BURNED, OWN), spoke) == [("a", "b")]
    rebels = say("b", POST, "The rebels said a mill burned.", Telling("burned", "The rebels", ActorKind.REBEL_GROUP, "rebels"))
    assert grouped(say("a", RADIO, BURNED, OWN), rebels) == [("a", "b")]
    assert grouped(say("a", HERALD, BURNED, OWN), rebels) == [("a",), ("b",)]


def test_forces_police_and_ministries_count_once_and_a_mayor_apart():
    army = say("a", outlet("army-press", OutletKind.MILITARY, party=("Army",)), BURNED, OWN)
    police = say("b", POST, "Police said a mill burned.", Telling("burned", "Police", ActorKind.POLICE))
    colonel = "A mill burned, Colonel Odo Brack said."
    officer = say("c", HERALD, colonel, Telling("burned", "Colonel Odo Brack", ActorKind.PERSON, "Odo Brack"))
    mayor = say(
        "d",
        HERALD,
        "The mayor, Ana Vell, said a mill burned.",
        Telling("burned", "The mayor, Ana Vell", ActorKind.PERSON, "Ana Vell"),
    )
    assert grouped(army, police, officer, mayor) == [("a", "b", "c"), ("d",)]


def test_a_public_body_that_speaks_for_itself_counts_apart_from_the_state_that_owns_it():
    owned = {"owner": "Government of Sedge", "party": ("Government of Sedge",)}
    telegraph = outlet("state-telegraph", OutletKind.STATE_MEDIA, **owned)
    harbour = outlet("harbour-authority", OutletKind.STATE_MEDIA, **owned | {"party": ("Harbour Authority", *owned["party"])})
    police = outlet("reed-police", OutletKind.STATE_MEDIA, **owned | {"party": ("Reed Police", *owned["party"])})
    every = (say(o.id, o, BURNED, OWN) for o in (telegraph, harbour, police))
    assert grouped(*every) == [("harbour-authority",), ("reed-police", "state-telegraph")]


def test_two_states_are_two():
    def army(ident: str, by: Source, country: str) -> Report:
        return say(
            ident,
            by,
            "The army said a mill burned.",
            Telling("burned", "The army", ActorKind.STATE_FORCES, "army", country=country),
        )

    assert grouped(army("a", POST, "FR"), army("b", HERALD, "ES")) == [("a",), ("b",)]
    assert grouped(army("a", POST, "FR"), army("b", HERALD, "")) == [("a", "b")]


def test_one_of_a_body_who_will_not_be_named_speaks_for_himself():
    police = say("a", POST, "Police said a mill burned.", Telling("burned", "Police", ActorKind.POLICE))
    source = "A constable who asked not to be named"
    hidden = say("b", HERALD, f"{source} said a mill burned.", Telling("burned", source, ActorKind.POLICE, "constable"))
    assert grouped(police, hidden) == [("a",), ("b",)]


def test_what_tells_of_no_people_is_no_second_source():
    source = "A constable who stood there and asked not to be named"
    alone = say("a", POST, f"{source} said a mill burned.", Telling("burned", source, ActorKind.POLICE, "constable"))
    assert len(of(alone)) == 1


def test_two_papers_that_cite_one_person_or_one_house_rest_on_it():
    source = "Ana Vell"
    both = [
        say(i, s, f"{source} said a mill burned.", Telling("burned", source, ActorKind.PERSON))
        for i, s in (("a", POST), ("b", HERALD))
    ]
    [one] = of(*both)
    assert one.reports == ("a", "b")
    assert "they have it from Ana Vell: a, b" in one.why
    doctor = "A doctor at the Saint Odo hospital"
    director = "Beda Lunt, director of the Saint Odo hospital,"
    house = [
        say("a", POST, f"{doctor} said a mill burned.", Telling("burned", doctor, ActorKind.PERSON, "doctor")),
        say("b", HERALD, f"{director} said a mill burned.", Telling("burned", director, ActorKind.PERSON, "Beda Lunt")),
    ]
    assert grouped(*house) == [("a", "b")]


def test_unnamed_people_of_one_kind_whom_one_outlet_cites_again_are_the_same():
    first = say("a", POST, "Two doctors said a mill burned.", Telling("burned", "Two doctors", ActorKind.CIVILIANS, "doctors"))
    again = "Later a doctor said the old mill had burned down."
    second = Telling("burned", "a doctor", ActorKind.PERSON, "doctor")
    assert grouped(first, say("b", POST, again, second)) == [("a", "b")]
    assert grouped(first, say("b", HERALD, again, second)) == [("a",), ("b",)]


def test_a_general_word_in_the_heading_is_the_body_that_the_story_names():
    text = "Rights group said a mill burned. The Reed Rights Group said the mill burnt."
    tellings = [
        Telling("burned", "Rights group", ActorKind.RIGHTS_GROUP, "rights group"),
        Telling("burnt", "The Reed Rights Group", ActorKind.RIGHTS_GROUP, "Reed Rights Group"),
    ]
    assert len(of(say("a", POST, text, *tellings))) == 1


def test_several_who_are_named_for_one_statement_are_several_and_later_names_are_theirs():
    lead = "Hospital staff and witnesses said a mill burned."
    one = say("a", POST, lead, Telling("burned", "Hospital staff and witnesses", ActorKind.CIVILIANS, "hospital staff"))
    assert len(of(one)) == 2
    more = f"{lead} The roof fell, said Ana Vell, a neighbour."
    tellings = [
        Telling("burned", "Hospital staff and witnesses", ActorKind.CIVILIANS, "hospital staff"),
        Telling("fell", "Ana Vell, a neighbour", ActorKind.PERSON, "Ana Vell", private=True),
    ]
    assert len(of(say("a", POST, more, *tellings))) == 2


def test_who_denies_it_only_supposes_it_or_passes_on_a_rumour_is_no_origin():
    for status in (Status.DENIED, Status.HYPOTHETICAL, Status.ALLEGED):
        assert not of(say("a", POST, BURNED, Telling("burned", status=status)))
    denied = Telling("burned", "Police", ActorKind.POLICE, status=Status.DENIED)
    assert not of(say("a", POST, "Police denied that a mill burned.", denied))
    claimed = Telling("burned", "The rebels", ActorKind.REBEL_GROUP, "rebels", status=Status.ALLEGED)
    assert len(of(say("a", POST, "The rebels claimed a mill burned.", claimed))) == 1


def test_an_outlet_is_known_by_its_initials_and_by_its_name_among_others_of_one_word():
    others = [say(f"{w}-post", outlet(f"{w}-post"), f"{w.title()} tells that a mill burned.", OWN) for w in ("hill", "dale")]
    network = say("fmr", RADIO, BURNED, OWN)
    for name in ("FMR", "The Hill Post", "the dale post's"):
        cites = say("b", HERALD, f"A mill burned, {name} reported.", Telling("burned", name, ActorKind.MEDIA))
        assert len(of(*others, network, cites)) == 3


def test_each_event_rests_on_its_own_origins():
    text = "A mill burned, Ana Vell said. A barge sank. Police denied that a boat went down."
    tellings = [Telling("burned", "Ana Vell", ActorKind.PERSON), Telling("sank")]
    denied = Telling("went down", "Police", ActorKind.POLICE, status=Status.DENIED)
    one = say("a", POST, text, *tellings, denied)
    behind = heard([ref for ref, _ in one.events()], pages([one]), ()).behind
    assert [behind[EventRef("a", f"e{n}")] for n in (1, 2, 3)] == [("person:ana vell",), ("outlet:reed-post",), ()]


def test_a_report_that_is_not_there_is_named():
    with pytest.raises(KeyError, match="x"):
        origins([EventRef("x", "e1")], {}, ())


@given(st.randoms(use_true_random=False))
def test_no_order_matters(random):
    reports = [r for story in demo()[:2] for r in story]
    refs = [ref for r in reports for ref, _ in r.events()]
    found = copies(reports)
    picked = random.sample(refs, 12)
    mixed = [*reports]
    random.shuffle(mixed)
    one = origins(picked, pages(reports), found)
    assert one == origins([*picked[::-1], picked[0]], pages(mixed), found[::-1])
    assert list(one) == sorted(one, key=lambda o: o.id)
    assert all(o.why for o in one)
    assert {r for o in one for r in o.reports} <= {ref.report for ref in picked}


def test_a_party_organ_its_copy_and_those_who_cite_it_are_one_origin_in_the_demo():
    story = {r.id: r for r in demo()[0]}
    found = copies(tuple(story.values()))
    bridge = [ref for i in ("s1-radio", "s1-trocha") for ref, e in story[i].events() if e.status is Status.ASSERTED]
    [one] = origins(bridge, pages(story.values()), found)
    assert one.reports == ("s1-radio", "s1-trocha")
    assert "s1-trocha carries the text of s1-radio" in one.why


def test_of_a_text_put_together_from_two_each_part_is_its_own_source_s():
    agencies = [outlet(f"{n}-news-agency", OutletKind.NEWS_AGENCY) for n in ("tarn", "lorn")]
    one = told(report("a", f"{BURNED} {prose(1, 60)}", DAY, agencies[0]), OWN)
    two = told(report("b", f"A barge sank at noon in the lock. {prose(2, 60)}", DAY, agencies[1]), Telling("sank"))
    both = f"{one.record.document.text} {two.record.document.text}"
    mixed = told(report("c", both, DAY + timedelta(1), POST), OWN, Telling("sank"))
    found = copies([one, two, mixed])
    assert len(found) == 2
    for event, source, first in (("e1", "a", "e1"), ("e2", "b", "e1")):
        [origin] = origins([EventRef("c", event), EventRef(source, first)], pages([one, two, mixed]), found)
        assert origin.reports == (source, "c")
        assert f"c carries the text of {source}" in origin.why
