"""The baselines answer in the shapes of their tasks, by plain words alone."""

from __future__ import annotations

from benchmarks.baselines import BASELINES


def test_events_by_keyword() -> None:
    row = {"doc_id": "a", "text": "Guerrillas kidnapped a teacher near Pasto and attacked a farm."}
    assert BASELINES["muc4"][1](row)["templates"][0]["slots"]["INCIDENT: TYPE"] == [{"values": ["KIDNAPPING"]}]
    assert BASELINES["acled"][1](row) == {"doc_id": "a", "sub_type": "ABDUCT_DISSAP"}
    assert BASELINES["cameo"][1](row) == {"doc_id": "a", "events": [{"eventcode": "19"}]}


def test_nothing_without_a_keyword() -> None:
    row = {"doc_id": "b", "text": "The harvest was good."}
    assert BASELINES["muc4"][1](row)["templates"] == []
    assert BASELINES["acled"][1](row)["sub_type"] is None
    assert BASELINES["cameo"][1](row)["events"] == []


def test_the_article_by_its_paragraphs() -> None:
    html = "<html><body><nav>Home</nav><p>The depot <b>burned</b>.</p><div>Share</div><p>Nobody came.</p></body></html>"
    assert BASELINES["html"][1]({"doc_id": "c", "html": html})["text"] == "The depot burned.\nNobody came."
