import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.read.sentences import sentences
from reportedly.read.wording import wording
from reportedly.types.mention import Attribution, AttributionKind, Slogan
from reportedly.types.span import Span
from reportedly.types.text import Document, OutletKind, Source

UNION = Source("union", "Union Bulletin", OutletKind.PARTY_ORGAN, "Dock Union", ("Dock Union",))
ARMY = Source("army", "Army Press Office", OutletKind.MILITARY, "Ministry of Defence", ("Army",))
PAPER = Source("paper", "Harbour Gazette", OutletKind.NEWSPAPER, "Harbour Press")


def page(text: str, source: Source = PAPER) -> Document:
    return document(RawInput("a.txt", text.encode(), Given(source=source.id), Kind.TEXT), {source.id: source})


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def found(text: str, source: Source = PAPER, *said: Attribution, slogans: tuple[Slogan, ...] = ()) -> list[tuple[str, str]]:
    doc = page(text, source)
    return [(doc[w.span], w.category.value) for w in wording(doc, sentences(doc), said, slogans)]


def test_a_run_of_adjectives_is_marked_with_its_noun() -> None:
    assert found("The selfless, brave and young soldiers held the bridge at Yambio.") == [
        ("selfless, brave and young soldiers", "praise")
    ]


@pytest.mark.parametrize(
    ("text", "source", "words", "category"),
    [
        ("The bandits fled from Corinto.", ARMY, "bandits", "epithet"),
        ("The puppet troops fled from Corinto.", UNION, "puppet troops", "epithet"),
        ("Two men were neutralised near Corinto.", ARMY, "neutralised", "euphemism"),
        ("The vermin fled from Corinto.", UNION, "vermin", "dehumanising"),
        ("Nobody doubts that the strike went well in Corinto.", UNION, "Nobody doubts", "certainty"),
        ("The so-called front was seen in Corinto.", ARMY, "so-called front", "distancing"),
    ],
)
def test_every_side_is_measured_alike(text: str, source: Source, words: str, category: str) -> None:
    assert found(text, source) == [(words, category)]


def test_words_that_an_observer_may_use_are_loaded_from_a_party_only() -> None:
    text = "A mob gathered at the gate and the shopkeeper was murdered."
    assert found(text, PAPER) == []
    assert [c for _, c in found(text, ARMY)] == ["epithet", "epithet"]


def test_a_narrator_who_says_our_is_a_party() -> None:
    assert found("Our fighters met the enemy at the gate.", PAPER) == []
    doc = document(RawInput("a.txt", b"Our fighters met the enemy at the gate.", Given(), Kind.TEXT), {})
    assert [doc[w.span] for w in wording(doc, sentences(doc), (), ())] == ["enemy"]


def test_a_town_that_lies_somewhere_is_no_liar() -> None:
    assert found("The dockers met in Corinto, which lies south-west of Yambio.", UNION) == []
    assert found("The mouthpiece of the owners was silent.", UNION) == [("mouthpiece", "epithet")]


def test_regime_change_is_no_label() -> None:
    assert found("They spoke of regime change and of the tax type regime type.") == []


def test_words_of_others_are_not_the_narrators() -> None:
    text = "“The bandits fled,” said the colonel. The union said that the tyrant had left."
    content = span(text, "the tyrant had left")
    said = Attribution("a1", (span(text, "The union"),), (span(text, "said that"),), (content,), AttributionKind.INDIRECT, "r")
    assert found(text, PAPER, said) == []


def test_what_a_party_announces_is_its_own_voice() -> None:
    text = "The Command announces that the terrorists fled from Tokar."
    content = span(text, "the terrorists fled from Tokar")
    said = Attribution(
        "a1", (span(text, "The Command"),), (span(text, "announces"),), (content,), AttributionKind.INDIRECT, "r"
    )
    assert found(text, ARMY, said) == [("terrorists", "epithet")]
    assert found(text, PAPER, said) == []


def test_slogans_are_not_wording() -> None:
    text = "They had painted Death to the tyrant on the wall."
    assert found(text, PAPER, slogans=(Slogan(span(text, "Death to the tyrant"), "r"),)) == []


def test_scare_quotes_are_distance_but_names_and_own_terms_are_not() -> None:
    assert found("They spoke of an “arson attack” in the town.") == [("“arson attack”", "distancing")]
    assert found("He was known as “little bird” in the town.") == []
    assert found("The “popular committees” met. The popular committees are new.") == []


def test_a_heading_printed_twice_counts_once() -> None:
    text = "Heroic troops reach Tokar\nHeroic troops reach Tokar\n\nThe troops reached Tokar on Monday after two days of rain."
    assert found(text, ARMY) == [("Heroic troops", "praise")]


def test_each_group_of_the_lexicon_gives_its_reason() -> None:
    groups = tomllib.loads((files("reportedly") / "data" / "wording.toml").read_text(encoding="utf-8"))["group"]
    assert all(
        len(g["reason"].split()) > 2 and g["words"] and g["form"] in ("noun", "verb", "adjective", "phrase") for g in groups
    )
    assert len({g["key"] for g in groups}) == len(groups)


def test_a_verdict_on_an_office_holder_is_an_epithet() -> None:
    assert found("The fascist mayor and a corrupt judge left the town.") == [
        ("fascist mayor", "epithet"),
        ("corrupt judge", "epithet"),
    ]
    assert found("He was tried for corrupt practices.") == []


MIRRORED = tomllib.loads((Path(__file__).parent / "mirrored.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("pair", MIRRORED["pairs"], ids=lambda p: p["one"])
@pytest.mark.parametrize("sources", [(PAPER, PAPER), (ARMY, UNION), (UNION, ARMY)], ids=["outsider", "sides", "sides swapped"])
def test_both_camps_are_measured_alike(pair: dict[str, str], sources: tuple[Source, Source]) -> None:
    one, other = (found(pair[name], source) for name, source in zip(("one", "other"), sources, strict=True))
    assert [c for _, c in one] == [c for _, c in other] == pair["marks"]


DEMO = files("reportedly.demo") / "reports"


def swapped(text: str) -> str:
    other = {a: b for pair in MIRRORED["swapped"] for a, b in (pair, pair[::-1])}
    return re.sub("|".join(rf"\b{re.escape(name)}\b" for name in other), lambda m: other[m[0]], text)


@pytest.mark.parametrize("report", sorted(p.name for p in DEMO.iterdir()))
@pytest.mark.parametrize("source", [PAPER, ARMY, UNION], ids=lambda s: s.id)
def test_a_dispatch_whose_camps_change_places_is_marked_alike(report: str, source: Source) -> None:
    text = (DEMO / report).read_text(encoding="utf-8")
    assert [c for _, c in found(text, source)] == [c for _, c in found(swapped(text), source)]


def test_an_adjective_is_loaded_before_the_nouns_of_both_camps() -> None:
    lexicon = tomllib.loads((files("reportedly") / "data" / "wording.toml").read_text(encoding="utf-8"))
    lists = [*(g["heads"] for g in lexicon["group"] if "heads" in g), lexicon["sides"]["words"]]
    assert all((one in nouns) == (other in nouns) for nouns in lists for one, other in MIRRORED["camps"])


@pytest.mark.parametrize("text", MIRRORED["plain"])
def test_plain_english_is_not_loaded(text: str) -> None:
    assert found(text) == []
