from __future__ import annotations

from reportedly.reconcile.hearing import Page, Telling
from reportedly.reconcile.settle import House, settled
from reportedly.types.field import Reason, Unknown
from reportedly.types.incident import Incident, Judgement
from reportedly.types.world import When
from tests.reconcile.told import DAY, Facts, on, told


def _settled(*events: Facts, **how: bool) -> tuple[Incident, ...]:
    pages = {e.ref.report: _page(e) for e in events}
    return settled(House({e.ref: e for e in events}, pages, {}), **how)


def _page(event: Facts) -> Page:
    name = event.ref.report
    return Page(name, name, None, (), (), (Telling(event.ref.event, (), narrated=True, sentences=()),))


def test_what_is_kept_of_an_incident_is_the_same_made_in_full_or_not() -> None:
    events = [told("a"), told("b"), told("c", **on(40)), told("d", spots=(), first=None, last=None)]
    for whole, lean in zip(_settled(*events), _settled(*events, full=False), strict=True):
        assert (whole.id, whole.label, whole.events, whole.type) == (lean.id, lean.label, lean.events, lean.type)
        assert (whole.place, whole.when, whole.grade, whole.independent) == (
            lean.place,
            lean.when,
            lean.grade,
            lean.independent,
        )
        assert (whole.conflicts, whole.denials) == (lean.conflicts, lean.denials)


def test_days_that_were_corrected_are_not_those_of_the_incident() -> None:
    old = [told(n, source="radio", published=DAY + 1, **on(0)) for n in ("a", "b")]
    new = told("c", source="radio", published=DAY + 5, words=old[0].words, key=old[0].key, **on(2))
    found = next(i for i in _settled(*old, new) if new.ref in i.events)
    assert isinstance(found.when, When)
    assert found.when.first.toordinal() == DAY + 2


def test_one_that_is_alone_is_tied_to_nothing_and_says_so() -> None:
    (found,) = _settled(told("a", first=None, last=None))
    assert [(m.judgement, m.score, m.reasons) for m in found.members] == [(Judgement.SAME, 1.0, ())]
    assert found.when == Unknown(Reason.NOT_STATED)


def test_a_ruling_on_an_event_and_itself_is_none() -> None:
    one = told("a")
    (found,) = settled(House({one.ref: one}, {"a": _page(one)}, {}), [(one.ref, one.ref, Judgement.SAME)])
    assert found == _settled(one)[0]
