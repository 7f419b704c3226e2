import re
from dataclasses import replace

from reportedly.export.page import page
from tests.export.hostile import TEXT, record
from tests.export.reading import OUTSIDE, read


def test_the_page_holds_every_character_of_the_text_in_order():
    safe = TEXT.translate(dict.fromkeys((0x07, 0x1B), "\ufffd"))
    assert read(page(record())).text == safe


def test_hostile_text_stays_text():
    made = read(page(record()))
    assert made.tags.count("script") == 1
    assert "img" not in made.tags


def test_each_part_of_the_record_is_tied_to_its_characters():
    marked = read(page(record())).marked
    assert marked["e1"] == "Thugsshelled" + "Suva" + "Levuka" + "3 May"
    assert marked["p2"] == "Levuka"
    assert marked["a2"].startswith("citing")
    assert marked["a2"].endswith("nobody in Atlantis fired")


def test_every_link_leads_somewhere_and_every_id_is_there_once():
    made = read(page(record()))
    assert len(made.ids) == len(set(made.ids))
    assert {link[1:] for link in made.links} <= set(made.ids)


def test_the_page_loads_nothing_and_says_so():
    made = page(record())
    assert "default-src &#x27;none&#x27;" in made
    assert not OUTSIDE.search(made)
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
