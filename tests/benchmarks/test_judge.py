"""Reports drawn by chance for a person to judge, and the listing of what is coded on them."""

from __future__ import annotations

from benchmarks.judge import drawn, listing

ROWS = [{"doc_id": f"d{i}", "text": "Rebels killed two soldiers near Kirkuk.", "ref_date": "2021-03-09"} for i in range(9)]


def test_a_seed_draws_the_same_reports_in_whatever_order_they_come() -> None:
    assert drawn(ROWS, 4, 6) == drawn(ROWS[::-1], 4, 6)
    assert len(drawn(ROWS, 4, 6)) == 4
    assert drawn(ROWS, 99, 6) == ROWS


def test_every_event_is_listed_with_its_words_and_what_is_coded() -> None:
    name, words, coded = listing(ROWS[:1])
    assert (name, words) == ("# d0 2021-03-09", "e1\tRebels [[killed]] two soldiers near Kirkuk.")
    assert "type: ASSAULT/- | acled: Armed clash | status: asserted current | by: narrator" in coded
