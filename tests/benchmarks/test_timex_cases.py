"""What the experiment of learned times votes on: what the rules take, and what they leave."""

from __future__ import annotations

from benchmarks.timex_cases import matches, words
from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.read.sentences import sentences

TEXT = "The daily Granma said on Friday that the clinic had been shut one day earlier, once more."


def test_a_match_is_one_of_the_rules_or_one_that_they_leave() -> None:
    page = document(RawInput("test", TEXT.encode(), Given(), Kind.TEXT), {})
    (line,) = sentences(page)
    found = list(matches(page.text, line))
    told = [(page[c.span], c.ruled) for c in found]
    assert told == [("daily", False), ("Friday", True), ("one day earlier", True), ("once", False)]
    assert all(not a.span.overlaps(b.span) for a in found if a.ruled for b in found if not b.ruled)
    said = next(w for w in words(line, found) if page[w.span] == "Friday")
    assert "rule.w=timex_rules#weekday friday" in said.marks
