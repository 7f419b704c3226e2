import time
from datetime import date

import pytest

from reportedly.errors import InputError
from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.types.field import Basis, Field
from reportedly.types.text import Document

BODY = [
    "Gunmen on motorbikes killed at least 12 people in a village near Mopti on Sunday, the mayor of the town told this paper.",
    "The attackers came at dawn, said a farmer who had hidden in his field, and left before the soldiers arrived.",
    "The army said that it had sent two patrols to the area, and that it would publish what it finds out next week.",
]
PAGE = f"""<!doctype html><html lang="en"><head><title>Gunmen kill 12 | Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette"><link rel="canonical" href="https://gazette.example/mopti">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2021-05-04T09:00:00Z"}}</script>
</head><body class="has-caption"><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Gunmen kill 12 villagers near Mopti</h1><p class="byline">By Aminata Keita</p>
<p>{BODY[0].replace("12 people", "12&nbsp;people")}</p>
<figure><img src="a.jpg"><figcaption>May 2, 2021 - A burned granary near Mopti</figcaption></figure>
<p>{BODY[1]}</p><h2>What the army says</h2><p>{BODY[2]}</p></article>
<footer><p>© 2021 <a href="/c">Contact</a> <a href="/p">Privacy policy</a></p></footer></body></html>"""


def read(html: str, given: Given = Given()) -> Document:  # noqa: B008 - frozen
    return document(RawInput("a.html", html.encode(), given, Kind.HTML), {})


def test_headline_caption_and_body_stand_in_page_order() -> None:
    page = read(PAGE)
    assert [(b.role.value, page[b.span][:14]) for b in page.blocks] == [
        ("headline", "Gunmen kill 12"),
        ("byline", "By Aminata Kei"),
        ("body", "Gunmen on moto"),
        ("caption", "May 2, 2021 - "),
        ("body", "The attackers "),
        ("headline", "What the army "),
        ("body", "The army said "),
    ]


def test_a_no_break_space_stays_one() -> None:
    assert "12\u00a0people" in read(PAGE).text


def test_menus_and_footers_are_not_in_the_text() -> None:
    assert "Privacy" not in read(PAGE).text
    assert "World" not in read(PAGE).text


def test_the_head_of_the_page_tells_what_was_not_given() -> None:
    page = read(PAGE)
    assert isinstance(page.published, Field)
    assert (page.published.value, page.published.basis) == (date(2021, 5, 4), Basis.GIVEN)
    assert "datePublished" in page.published.note
    assert isinstance(page.url, Field)
    assert page.url.value == "https://gazette.example/mopti"
    assert isinstance(page.title, Field)
    assert page.title.value.startswith("Gunmen kill 12")


def test_a_short_page_without_an_article_is_still_read() -> None:
    page = read("<p>Police shot two men in Aden on Monday.</p>")
    assert page.text == "Police shot two men in Aden on Monday."


def test_a_page_without_text_is_named() -> None:
    with pytest.raises(InputError, match="no text"):
        read("<html><body><script>draw()</script></body></html>")


def test_a_list_of_thousands_of_items_is_told_apart_at_once() -> None:
    items = "".join(f"<li>Item {i} of this long list is told here.</li>" for i in range(6000))
    began = time.process_time()
    html = f"<html><body><h1>A list</h1><ul>{items}</ul></body></html>"
    read = document(RawInput("list.html", html.encode(), kind=Kind.HTML), {})
    assert read.text.count("long list") == 6000
    assert time.process_time() - began < 20
