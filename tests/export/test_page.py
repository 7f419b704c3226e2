import re
from dataclasses import replace
from html.parser import HTMLParser

from reportedly.export.page import page
from tests.export.hostile import TEXT, record

_OUTSIDE = re.compile(r"""(?:src|href|action|xlink:href)="(?!#)[^"]|url\(|@import|https?://|//cdn""")


class _Reader(HTMLParser):
    """Collects the characters of the element with id "text", and what each anchor holds there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.marked: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        self.ids += [known["id"]] if known.get("id") else []
        self.links += [known["href"]] if known.get("href") else []
        if tag != "meta":
            self._open.append((tag, known))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(known.get("id") == "text" for _, known in self._open):
            self.text += data
            for anchor in (self._open[-1][1].get("data-a") or "").split():
                self.marked[anchor] = self.marked.get(anchor, "") + data


def _read(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert reader._open == []
    return reader


def test_the_page_holds_every_character_of_the_text_in_order():
    safe = TEXT.translate(dict.fromkeys((0x07, 0x1B), "\ufffd"))
    assert _read(page(record())).text == safe


def test_hostile_text_stays_text():
    made = _read(page(record()))
    assert made.tags.count("script") == 1
    assert "img" not in made.tags


def test_each_part_of_the_record_is_tied_to_its_characters():
    marked = _read(page(record())).marked
    assert marked["e1"] == "Thugsshelled" + "Suva" + "Levuka" + "3 May"
    assert marked["p2"] == "Levuka"
    assert marked["a2"].startswith("citing")
    assert marked["a2"].endswith("nobody in Atlantis fired")


def test_every_link_leads_somewhere_and_every_id_is_there_once():
    made = _read(page(record()))
    assert len(made.ids) == len(set(made.ids))
    assert {link[1:] for link in made.links} <= set(made.ids)


def test_the_page_loads_nothing_and_says_so():
    made = page(record())
    assert "default-src &#x27;none&#x27;" in made
    assert not _OUTSIDE.search(made)
    assert " style=" not in made
    assert " onclick=" not in made


def test_the_browser_is_sent_no_offsets():
    assert not re.search(r"data-(?:start|end|offset)", page(record()))


def test_what_is_not_known_is_shown_with_its_reason():
    made = page(record())
    assert "not in gazetteer" in made
    assert "too vague" in made
    assert "not in codebook" in made


def test_a_record_with_nothing_in_it_still_has_a_page():
    bare = replace(
        record(), places=(), times=(), actors=(), statements=(), events=(), claims=(), wording=(), warnings=(), refusals=()
    )
    made = page(bare)
    assert "No event was found." in made
    assert "No place could be put on a map." in made


def test_the_same_record_gives_the_same_page():
    assert page(record()) == page(record())
