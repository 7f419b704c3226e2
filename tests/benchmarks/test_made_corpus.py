from __future__ import annotations

from random import Random

from benchmarks.join_speed import b_cubed
from benchmarks.made_corpus import corpus
from reportedly.reconcile.blocks import Blocks, pairs
from reportedly.reconcile.facts import facts
from reportedly.reconcile.join import incidents
from reportedly.reconcile.link import links
from reportedly.reconcile.merge import ids, partition

MADE = list(corpus(1500, seed=11))
TRUTH = {ref: happening for made in MADE for ref, happening in made.truth}


def test_what_is_known_to_have_happened_is_found_again() -> None:
    known = {f.ref: f for m in MADE for f in facts(m.report)}
    assert b_cubed(partition(known, links(pairs(known.values()), known)), TRUTH)[2] >= 0.95


def test_adding_reports_in_any_order_and_parts_equals_joining_all() -> None:
    whole = {f.ref: f for m in MADE for f in facts(m.report)}
    want = partition(whole, links(pairs(whole.values()), whole))
    for seed in (1, 2):
        turned = list(MADE)
        Random(seed).shuffle(turned)
        blocks, known, found = Blocks(), {}, []
        for i in range(0, len(turned), 400):
            new = {f.ref: f for m in turned[i : i + 400] for f in facts(m.report)}
            known.update(new)
            found += links(list(blocks.add(new.values())), known)
        got = partition(known, found)
        assert got == want
        assert ids(known, got) == ids(whole, want)


def test_the_same_seed_makes_the_same_corpus() -> None:
    assert list(corpus(50, seed=5)) == list(corpus(50, seed=5))
    assert list(corpus(50, seed=5)) != list(corpus(50, seed=6))


def test_incidents_hold_every_event_once_in_any_order_of_reports() -> None:
    reports = [m.report for m in MADE[:60]]
    found = incidents(reports)
    assert sorted(r for i in found for r in i.events) == sorted(r for m in MADE[:60] for r, _ in m.truth)
    assert incidents(reports[::-1] + reports[:3]) == found
