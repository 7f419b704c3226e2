from __future__ import annotations

from random import Random

from benchmarks.join_speed import b_cubed
from benchmarks.made_corpus import corpus
from reportedly.reconcile.blocks import Blocks, pairs
from reportedly.reconcile.copies import copies
from reportedly.reconcile.facts import facts
from reportedly.reconcile.join import incidents
from reportedly.reconcile.link import linked
from reportedly.reconcile.merge import ids, partition

MADE = list(corpus(1500, seed=11))
TRUTH = {ref: happening for made in MADE for ref, happening in made.truth}


def test_what_is_known_to_have_happened_is_found_again() -> None:
    known = {f.ref: f for m in MADE for f in facts(m.report)}
    assert b_cubed(partition(known, linked(known)), TRUTH)[2] >= 0.94


def test_adding_reports_in_any_order_and_parts_compares_the_same_pairs_and_gives_the_same_incidents() -> None:
    whole = {f.ref: f for m in MADE for f in facts(m.report)}
    want, met = partition(whole, linked(whole)), set(pairs(whole.values()))
    for seed in (1, 2):
        turned = list(MADE)
        Random(seed).shuffle(turned)
        blocks, known, found = Blocks(), {}, set()
        for i in range(0, len(turned), 400):
            new = {f.ref: f for m in turned[i : i + 400] for f in facts(m.report)}
            known.update(new)
            found.update(blocks.add(new.values()))
        got = partition(known, linked(known))
        assert (got, found) == (want, met)
        assert ids(known, got) == ids(whole, want)


def test_a_greater_corpus_begins_as_a_smaller_one() -> None:
    assert list(corpus(300, seed=11)) == MADE[: len(list(corpus(300, seed=11)))]


def test_it_is_known_who_copied_whom_and_it_can_be_found() -> None:
    want = {m.report.id: m.source for m in MADE if m.source}
    found = {c.of: c.source for c in copies([m.report for m in MADE])}
    assert len(want) > 100
    assert sum(found.get(of) == source for of, source in want.items()) >= 0.98 * len(want)
    assert sum(of in want for of in found) >= 0.98 * len(found)


def test_the_same_seed_makes_the_same_corpus() -> None:
    assert list(corpus(50, seed=5)) == list(corpus(50, seed=5))
    assert list(corpus(50, seed=5)) != list(corpus(50, seed=6))


def test_incidents_hold_every_event_once_in_any_order_of_reports() -> None:
    reports = [m.report for m in MADE[:60]]
    found = incidents(reports)
    assert sorted(r for i in found for r in i.events) == sorted(r for m in MADE[:60] for r, _ in m.truth)
    assert incidents(reports[::-1] + reports[:3]) == found
