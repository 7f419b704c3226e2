from functools import partial

import pytest

from reportedly.engines import joint
from reportedly.engines.tagger.listen import listen
from reportedly.engines.tagger.model import MODEL, WORDS, bundled, model
from reportedly.errors import DataError
from reportedly.store.gazetteer import GazetteerFile
from tests.read.pages import page, quoted

_TEXT = "Leila Sohrabi, the owner, shrugged: “The plant stays shut.” Nobody in Semnan believed her. "


def _read(text, **more):
    doc = page(text)
    return doc, joint.reader(GazetteerFile(), "digest", **more).read(doc)


def test_it_hears_a_word_of_saying_that_is_on_no_list():
    doc, reading = _read(_TEXT)
    first = reading.attributions[0]
    assert quoted(doc, first.cue).startswith("shrugged")
    assert quoted(doc, first.content) == "The plant stays shut."
    assert "Leila Sohrabi" in quoted(doc, first.source)
    assert first.rule == "tagger#attribution"
    assert reading.engine == "tagger"


def test_without_its_model_it_is_the_rules_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(joint, "bundled", lambda: tmp_path)
    _, reading = _read("The mayor said the road was shut.")
    assert reading.engine == "rules"
    assert [a.rule for a in reading.attributions] == ["cues#say"]


def test_a_model_of_ones_own_takes_its_place(tmp_path):
    for name in (MODEL, WORDS):
        (tmp_path / name).write_bytes((bundled() / name).read_bytes())
    assert _read(_TEXT, own=tmp_path) == _read(_TEXT)


@pytest.mark.parametrize("content", [None, b"no model"])
def test_a_model_that_cannot_be_read_names_its_folder(tmp_path, content):
    for name in (MODEL, WORDS) if content else ():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError) as wrong:
        _read(_TEXT, own=tmp_path)
    assert str(tmp_path) in str(wrong.value)


def test_what_is_heard_depends_on_no_neighbour():
    hear = partial(listen, model(bundled()))
    others = ["The mayor said no.", _TEXT * 40, "A strike, unions say, begins on Monday in Semnan."]
    alone = hear(page(_TEXT))
    for other in others:
        hear(page(other))
        assert hear(page(_TEXT)) == alone


def test_every_proposal_is_made_of_the_page_s_own_words():
    doc = page(_TEXT * 30)
    heard = listen(model(bundled()), doc)
    assert len(heard.proposals) > 20
    for p in heard.proposals:
        assert all(doc[s].strip() == doc[s] for s in (p.cue, *p.content))
        assert 0.0 <= p.sure <= 1.0


def test_a_page_without_words_is_heard_in_silence():
    assert listen(model(bundled()), page("\n")).proposals == ()
