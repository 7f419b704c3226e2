from dataclasses import replace

from reportedly.export.voices import narration
from tests.export.hostile import record


def test_who_is_quoted_by_a_speaker_stands_inside_his_words():
    told = narration(record())
    assert [e.id for e in told.events] == ["e1"]
    assert [v.name for v in told.voices] == ['Ana "Bo" O\'Dell']
    [inner] = told.voices[0].told[0].inner
    assert inner.name == "مصدر\u202e محلي"
    assert [e.id for e in inner.told[0].events] == ["e3"]


def test_a_statement_whose_parent_is_missing_is_not_lost():
    made = record()
    alone = narration(replace(made, statements=made.statements[1:]))
    assert [t.statement.attribution.id for v in alone.voices for t in v.told] == ["a2"]
