from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, permutations
from random import Random

import pytest

from reportedly.lexicon import load
from reportedly.reconcile.blocks import beside, block_keys, looked, met
from reportedly.reconcile.denials import denials
from reportedly.reconcile.facts import Facts
from reportedly.reconcile.features import FEATURES, answer, answers, values
from reportedly.reconcile.link import CERTAIN, explained, linked, links, overruled, score, weights
from reportedly.reconcile.merge import Cluster, ids, partition
from reportedly.types.incident import EventRef, Judgement, Link
from reportedly.types.record import Status
from tests.reconcile.told import ARMY, DAY, DISTRICT, LAND, MORA, NEXT, NOBODY, REBELS, on, told


def _named(events: list[Facts], found: Iterable[tuple[int, int]]) -> set[tuple[EventRef, EventRef]]:
    return {(min(refs), max(refs)) for refs in ((events[a].ref, events[b].ref) for a, b in found)}


def _pairs(events: list[Facts]) -> set[tuple[EventRef, EventRef]]:
    return _named(events, met([*map(block_keys, events)]))


def _links(events: list[Facts]) -> list[Link]:
    return list(links((events[a], events[b]) for a, b in met([*map(block_keys, events)])))


def _joined(events: list[Facts]) -> tuple[Cluster, ...]:
    return partition({f.ref: f for f in events}, linked({f.ref: f for f in events}))


def _names(clusters: tuple[Cluster, ...]) -> list[list[str]]:
    return [[f"{r.report}#{r.event}" for r in c] for c in clusters]


def test_two_tellings_of_one_happening_are_one_whatever_the_toll() -> None:
    assert _names(_joined([told("a"), told("b", tolls=(("killed", 12, 12),), struck=ARMY)])) == [["a#e1", "b#e1"]]


def test_the_next_day_in_the_same_town_is_another_happening() -> None:
    assert len(_joined([told("a"), told("b"), told("c", **on(1)), told("d", **on(1))])) == 2


def test_the_next_town_on_the_same_day_is_another_happening() -> None:
    assert len(_joined([told("a"), told("b"), told("c", spots=(NEXT,)), told("d", spots=(NEXT,))])) == 2


def test_an_arrest_is_not_the_blast_of_the_same_day_and_town() -> None:
    arrest = told("b", plover="COERCE", group="COERCE", mode="arrest", acled="Arrests", doers=ARMY, struck=REBELS)
    assert len(_joined([told("a"), arrest])) == 2


def test_what_is_told_of_an_area_joins_but_bridges_no_two_towns() -> None:
    far = told("b", spots=(NEXT,), words=frozenset({"elmen"}), doers=ARMY, struck=REBELS)
    clusters = _joined([told("a"), told("c"), told("d", spots=(LAND,)), far])
    assert _names(clusters) == [["a#e1", "c#e1", "d#e1"], ["b#e1"]]


def test_a_denial_joins_what_it_denies_and_bridges_nothing() -> None:
    denial = told("c", status=Status.DENIED, acled="", tolls=(("killed", 0, 0),))
    events = [told("a"), told("b", spots=(NEXT,)), denial]
    known = {f.ref: f for f in events}
    clusters = _joined(events)
    assert _names(clusters) == [["a#e1", "c#e1"], ["b#e1"]]
    assert denials(clusters[0], known) == ((EventRef("a", "e1"), EventRef("c", "e1")),)


def test_a_denial_of_what_nobody_tells_denies_nothing() -> None:
    unhurt = told("c", status=Status.DENIED, tolls=(("injured", 0, 0),))
    events = {f.ref: f for f in (told("a"), unhurt)}
    assert denials(events, events) == ()


def test_a_denial_denies_the_voice_in_its_own_report_before_all_others() -> None:
    quoted = told("b#e1", first_hand=False, speaker="Grey Hand")
    denial = told("b#e2", status=Status.DENIED, first_hand=False, speaker="Army", at=90, tolls=())
    events = {f.ref: f for f in (told("a"), quoted, denial)}
    assert denials(events, events) == ((quoted.ref, denial.ref),)


def test_who_passes_on_a_rumour_may_deny_it_and_nobody_denies_what_he_tells() -> None:
    rumour = told("a#e1", status=Status.ALLEGED, tolls=())
    denial = told("a#e2", status=Status.DENIED, at=90, tolls=())
    for first, found in ((rumour, ((rumour.ref, denial.ref),)), (told("a#e1"), ())):
        events = {f.ref: f for f in (first, denial)}
        assert denials(events, events) == found


def test_elsewhere_a_denial_denies_the_first_report_that_says_it_in_its_own_voice() -> None:
    denial = told("z", status=Status.DENIED, tolls=())
    events = {f.ref: f for f in (told("c", published=DAY), told("a"), told("b", first_hand=False, published=DAY - 1), denial)}
    assert denials(events, events) == ((EventRef("c", "e1"), denial.ref),)


def test_people_overrule_both_ways_and_the_last_ruling_holds() -> None:
    events = [told("a"), told("b"), told("c", spots=(NEXT,))]
    known = {f.ref: f for f in events}
    a, b, c = (f.ref for f in events)
    found = _links(events)
    apart = overruled(found, [(b, a, Judgement.DIFFERENT)])
    assert len(partition(known, apart)) == 3
    together = overruled(found, [(a, c, Judgement.DIFFERENT), (c, a, Judgement.SAME)])
    assert _names(partition(known, together))[0] == ["a#e1", "b#e1", "c#e1"]


def test_what_a_person_keeps_apart_stays_apart_behind_a_third_telling() -> None:
    events = [told("a"), told("b"), told("c")]
    ruled = overruled(_links(events), [(events[0].ref, events[1].ref, Judgement.DIFFERENT)])
    clusters = partition({f.ref: f for f in events}, ruled)
    assert not any({events[0].ref, events[1].ref} <= {*c} for c in clusters)


def test_what_people_join_is_joined_though_its_members_look_different() -> None:
    events = [
        told("a"),
        told("b", plover="COERCE", mode="arrest", acled="Arrests", doers=ARMY, struck=REBELS),
        told("c", **on(400)),
    ]
    a, b, c = (f.ref for f in events)
    unlike = Link(a, b, 0.001, Judgement.DIFFERENT, ())
    ruled = overruled([unlike], [(a, c, Judgement.SAME), (b, c, Judgement.SAME)])
    assert len(partition({f.ref: f for f in events}, ruled)) == 1


def test_a_person_may_join_what_was_never_compared() -> None:
    events = [told("a"), told("b", **on(400))]
    assert not _links(events)
    ruled = overruled([], [(events[1].ref, events[0].ref, Judgement.SAME)])
    assert len(partition({f.ref: f for f in events}, ruled)) == 1


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_no_order_changes_the_partition_or_the_ids(order: tuple[int, ...]) -> None:
    events = [told("a"), told("b", **on(1)), told("c", spots=(LAND,)), told("d", status=Status.DENIED)]
    turned = [events[i] for i in order]
    known, other = {f.ref: f for f in events}, {f.ref: f for f in turned}
    one, two = _joined(events), _joined(turned)
    assert (one, ids(known, one)) == (two, ids(other, two))


def test_every_pair_is_met_once_whatever_the_order() -> None:
    events = [told(f"r{i}#e{j}", spots=((MORA, NEXT, LAND)[(i + j) % 3],), **on(i % 3)) for i in range(6) for j in range(2)]
    whole = list(met([*map(block_keys, events)]))
    assert len(set(whole)) == len(whole)
    assert _pairs(Random(3).sample(events, len(events))) == _pairs(events)


def test_keys_are_few_and_the_same_on_every_machine() -> None:
    keys = block_keys(told("a"))
    assert len(keys) <= 8
    assert all(0 <= key < 1 << 63 for key in keys | looked(keys))
    assert min(block_keys(told("a", spots=()))) == 8653666837321934692


def test_who_looks_where_another_is_filed_is_looked_for_there() -> None:
    spots = ((MORA,), (NEXT,), (LAND,), (DISTRICT,), (), (MORA, NEXT, LAND))
    events = [
        told(f"r{i}", spots=s, words=frozenset(w), **on(d)) for i, s in enumerate(spots) for d in (0, 2) for w in ("ab", "b")
    ]
    keys = [block_keys(e) for e in events]
    assert any(looked(a) & b for a in keys for b in keys)
    assert all(bool(looked(a) & b) == bool(looked(b) & a) for a in keys for b in keys)


def test_a_district_is_compared_with_the_towns_in_it_and_with_itself_on_its_days_whatever_the_words() -> None:
    def bare(name: str, **other: object) -> Facts:
        return told(name, words=frozenset(), doers=NOBODY, struck=NOBODY, **other)

    one, other = bare("a", spots=(DISTRICT,)), bare("b", spots=(DISTRICT,))
    town, away = bare("c"), bare("d", spots=(replace(MORA, lat=MORA.lat + 3),))
    assert _pairs([one, other, town, away]) == {(one.ref, other.ref), (one.ref, town.ref), (other.ref, town.ref)}
    assert not _pairs([bare(n, spots=(DISTRICT,), first=None, last=None) for n in "ef"])


def test_what_is_told_of_an_area_is_compared_with_points_that_share_something_rare_and_points_not_with_each_other() -> None:
    area = told("a", spots=(LAND,), words=frozenset({"culver", "elmen"}), doers=NOBODY, struck=NOBODY)
    far = MORA.__class__("Away", 12.0, 22.0, 5.0, wide=False, country="XA")
    near, away = told("b", words=frozenset({"elmen"})), told("c", spots=(far,))
    other = told("d", words=frozenset({"ostler"}))
    assert _pairs([area, near, away, other]) == {(area.ref, near.ref), (area.ref, away.ref), (near.ref, other.ref)}
    assert _named([area, near, away, other], beside([area, near, away, other])) == {
        (area.ref, e.ref) for e in (near, away, other)
    }


def test_a_page_taken_in_twice_is_one_telling_unless_a_person_keeps_it_apart() -> None:
    nothing = {"spots": (), "areas": (), "words": frozenset(), "first": None, "last": None, "published": None}
    one = told("a", **nothing, doers=REBELS.__class__(), struck=REBELS.__class__(), mode="", acled="", tolls=())
    events = {e.ref: e for e in (one, replace(one, ref=EventRef("b", "e1")))}
    (link,) = linked(events)
    assert (link.score, link.judgement) == (CERTAIN, Judgement.SAME)
    assert [r.name for r in explained(link, events).reasons] == ["report.twice"]
    assert len(partition(events, [link])) == 1
    assert len(partition(events, overruled([link], [(link.one, link.other, Judgement.DIFFERENT)]))) == 2


def test_the_quick_score_is_the_score_where_that_speaks_for_sameness() -> None:
    spots, dice = ((MORA,), (NEXT,), (LAND,), ()), Random(5)
    events = [
        told(f"r{i}", spots=dice.choice(spots), mode=dice.choice(("explosives", "firearms")), **on(dice.choice((0, 0, 1))))
        for i in range(24)
    ]
    known = {e.ref: e for e in events}
    every = list(links(combinations(events, 2)))
    assert {x.score > 0.5 for x in every} == {True, False}
    for link in every:
        assert score(known[link.one], known[link.other]) == pytest.approx(link.score if link.score > 0.5 else 0.0)


def test_components_joined_one_by_one_are_what_all_are_joined_at_once() -> None:
    events = [told(f"r{i}", spots=((MORA, NEXT, LAND)[i % 3],), **on(i % 4)) for i in range(12)]
    known = {e.ref: e for e in events}
    whole = linked(known)
    home = {r: frozenset(c) for c in partition(known, whole) for r in c}
    tied = {r: {x for link in whole for x in (link.one, link.other) if r in (link.one, link.other)} | {r} for r in known}
    for _ in known:
        tied = {r: set().union(*(tied[x] for x in c)) for r, c in tied.items()}
    for part in {frozenset(c) for c in tied.values()}:
        alone = {r: known[r] for r in part}
        assert {frozenset(c) for c in partition(alone, linked(alone))} == {home[r] for r in part}


def test_a_far_place_and_a_far_day_share_no_block() -> None:
    away = MORA.__class__("Away", 12.0, 22.0, 5.0, wide=False, country="XA")
    assert not _pairs([told("a"), told("b", spots=(away,)), told("c", **on(40))])


def test_blocks_reach_across_the_day_line_and_the_edges_of_cells() -> None:
    east, west = (MORA.__class__("Edge", 0.0, lon, 5.0, wide=False, country="XA") for lon in (179.98, -179.98))
    assert len(_pairs([told("a", spots=(east,)), told("b", spots=(west,))])) == 1


def test_answers_are_symmetric_and_every_weight_is_of_an_answer() -> None:
    one, other = told("a"), told("b", spots=(LAND,), mode="", doers=ARMY, struck=REBELS, **on(2))
    assert answers(one, other) == answers(other, one)
    assert {a.partition(".")[0] for a in weights()} - {"always"} <= {f.name for f in FEATURES}


def test_a_reason_shows_the_two_values_and_its_points() -> None:
    events = [told("a"), told("b", tolls=(("killed", 12, None),))]
    known = {f.ref: f for f in events}
    (link,) = _links(events)
    reasons = explained(link, known).reasons
    by_name = {r.name.partition(".")[0]: r for r in reasons}
    assert by_name["place"].values == "Mora ±5 km / Mora ±5 km, 0 km"
    assert by_name["tolls"].values == "killed 3 / killed 12+"
    assert abs(reasons[0].points) == max(abs(r.points) for r in reasons)


def test_distance_is_weighed_against_both_precisions() -> None:
    point = MORA.__class__("Hill", 10.0, 20.22, 20.0, wide=False, country="XA")
    assert answer("place", told("a"), told("b", spots=(NEXT,))) != "precision"
    assert answer("place", told("a"), told("b", spots=(point,))) == "precision"


def test_the_judgement_unsure_lies_between_the_two_thresholds() -> None:
    limits = load("links")["judged"]
    pair = told("a"), told("b")
    seen = {next(links([pair], {"always": x})).judgement for x in (-9.0, 0.0, 9.0)}
    assert limits["different"] < 0.5 < limits["same"]
    assert seen == {*Judgement}


def test_an_id_stays_when_a_later_report_comes_and_when_the_store_names_reports_otherwise() -> None:
    events = [told("b"), told("a", published=DAY + 5)]
    alone, both = events[:1], events
    assert ids({f.ref: f for f in alone}, _joined(alone)) == ids({f.ref: f for f in both}, _joined(both))


def test_values_of_an_unknown_feature_are_a_fault() -> None:
    with pytest.raises(KeyError):
        values("colour.same", told("a"), told("b"))
