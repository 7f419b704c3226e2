import json

import pytest

from reportedly.errors import DataError
from reportedly.training.annotated import annotated
from reportedly.training.examples import BEGIN, INSIDE, OUT, UNASKED, examples, gold

_TEXT = "The mayor said that the road was shut. Nobody came."
_ROW = {
    "text": _TEXT,
    "attributions": [
        {"source": [{"start": 0, "end": 9}], "cue": [{"start": 10, "end": 14}], "content": [{"start": 15, "end": 37}]}
    ],
}


def _file(folder, *lines):
    path = folder / "annotated.jsonl"
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_lines_are_read_in_their_order(tmp_path):
    other = _ROW | {"doc_id": "two"}
    assert annotated([_file(tmp_path, json.dumps(_ROW), "", json.dumps(other))]) == [_ROW, other]


def test_every_wrong_line_is_named_at_once(tmp_path):
    broken = _ROW | {"attributions": [{"cue": [{"start": 10, "end": 999}]}]}
    path = _file(tmp_path, "{", json.dumps(_ROW), json.dumps({"text": ""}), json.dumps(broken))
    with pytest.raises(DataError) as wrong:
        annotated([path])
    assert all(f"line {n}" in str(wrong.value) for n in (1, 3, 4))
    assert "expected 0 <= start < end <= 51, got 10, 999" in str(wrong.value)
    assert "annotated.jsonl" in str(wrong.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataError, match=r"nowhere\.jsonl"):
        annotated([tmp_path / "nowhere.jsonl"])


def test_a_row_becomes_tags_and_links():
    told = gold(_ROW)
    words = [t.text for t in told.tokens]
    assert [w for w, tag in zip(words, told.tags["source"], strict=True) if tag != OUT] == ["The", "mayor"]
    assert told.tags["content"][3:8] == [BEGIN, INSIDE, INSIDE, INSIDE, INSIDE]
    assert told.links["content"][3:8] == [2] * 5
    assert told.links["source"][2] == 0
    assert told.links["source"][5] is None


def test_an_example_asks_at_the_first_piece_of_each_word_only():
    (one,) = examples([gold(_ROW)], lambda words: [[1000, 1001] if w == "mayor" else [1000] for w in words])
    asked = [tag for tag in one.tags["source"] if tag != UNASKED]
    assert asked == [BEGIN, INSIDE, *[OUT] * (len(asked) - 2)]
    assert one.tags["source"][3] == UNASKED
    assert one.links["source"][4] == one.window.at[0]


_ACT = {
    "text": "Gunmen shot a judge. Nobody came.",
    "acts": [{"incident": "attack", "start": 0, "end": 20}],
    "participants": [
        {"role": "doer", "start": 0, "end": 6},
        {"role": "victim", "harm": "killed", "start": 12, "end": 19},
    ],
    "unasked": [{"head": "doer", "start": 21, "end": 27}],
}


def test_acts_become_answers_and_what_is_unasked_is_not_asked():
    told = gold(_ACT)
    assert told.tags["doer"] == [BEGIN, OUT, OUT, OUT, OUT, UNASKED, OUT, OUT]
    assert told.tags["victim"] == [OUT, OUT, BEGIN, INSIDE, OUT, OUT, OUT, OUT]
    assert told.tags["harm"] == [UNASKED, UNASKED, 0, 0, *[UNASKED] * 4]
    assert told.tags["incident"] == [1, 1, 1, 1, 1, 0, 0, 0]
    assert "cue" not in told.tags
    assert set(told.links["content"]) == {None}


def test_wrong_words_for_acts_are_named_with_those_that_are_right(tmp_path):
    path = _file(tmp_path, json.dumps(_ACT | {"participants": [{"role": "boss", "start": 0, "end": 6}]}))
    with pytest.raises(DataError, match=r"participants\[0\]\.role: expected one of doer, body, .*got 'boss'"):
        annotated([path])


def test_a_line_must_have_something_marked(tmp_path):
    with pytest.raises(DataError, match="expected attributions or acts"):
        annotated([_file(tmp_path, json.dumps({"text": "Nobody came."}))])
