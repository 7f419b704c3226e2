import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.layout import layout
from reportedly.types.text import BlockRole

PAGE = """NORTHERN TIMES
Latest | World | Africa
300 x 250

Gunmen kill 12 villagers near Mopti, mayor says
Gunmen kill 12 villagers near Mopti, mayor says
Government promises an inquiry

By Aminata Keita

BAMAKO, Mali, 4 May 2021 (NT) — Gunmen on motorbikes killed at least 12 people in a village in Mali, the mayor said.

4 May 2021: what the gunmen left of the granary

The attackers came at dawn, said a farmer who had hidden in his field, and left before the soldiers arrived from Mopti.

What we know

The village had been attacked before.

Correction: an earlier version of this report gave another name for the village.
Read more: Who are the hunters of the plateau?
© 2021 Northern Times"""


def blocks(text: str, outlet: str = "") -> list[tuple[str, str]]:
    return [(b.role.value, text[b.span.start : b.span.end]) for b in layout(text, outlet)]


def test_each_stretch_of_a_page_has_its_role() -> None:
    roles = {text: role for role, text in blocks(PAGE)}
    assert roles["NORTHERN TIMES"] == roles["Latest | World | Africa"] == roles["300 x 250"] == "residue"
    assert roles["Government promises an inquiry"] == "headline"
    assert roles["By Aminata Keita"] == "byline"
    assert roles["BAMAKO, Mali, 4 May 2021 (NT) —"] == "dateline"
    assert roles["4 May 2021: what the gunmen left of the granary"] == "caption"
    assert roles["What we know"] == "headline"
    assert roles["The village had been attacked before."] == "body"
    assert roles["Correction: an earlier version of this report gave another name for the village."] == "note"
    assert roles["Read more: Who are the hunters of the plateau?"] == roles["© 2021 Northern Times"] == "residue"


def test_a_heading_printed_twice_is_a_copy_of_the_first() -> None:
    found = layout(PAGE)
    heads = [i for i, b in enumerate(found) if PAGE[b.span.start : b.span.end].startswith("Gunmen kill")]
    assert [found[i].copy_of for i in heads] == [None, heads[0]]


@pytest.mark.parametrize(
    "dateline",
    [
        "KHARTOUM, June 19 (Two Seas News) –",
        "Iran, June 27, 2020—",
        "Popayán, Tuesday 12 March 2019.",
        "13 March 2019.",
        "NAIROBI, Kenya (AP) _",
        "LA PAZ, 1 AUG 89 (PRESENCIA) -- [EXCERPT]",
        "From the mountains of Cauca, 12 March 2019. —",
        "Lagos, Nigeria -",
    ],
)
def test_the_dateline_is_a_block_of_its_own_before_the_first_sentence(dateline: str) -> None:
    news = "The police said on Sunday that nobody had been hurt in the fire at the old market."
    assert blocks(f"Fire at the old market\n\n{dateline} {news}") == [
        ("headline", "Fire at the old market"),
        ("dateline", dateline),
        ("body", news),
    ]


@pytest.mark.parametrize("line", ["Khartoum, 19 June 2022", "June 20, 2022", "Issued Monday 20 June 2022", "Date: 12/05/2019"])
def test_a_line_that_is_only_a_date_is_a_dateline(line: str) -> None:
    assert ("dateline", line) in blocks(
        f"Port closed for a week\n{line}\n\nThe port is closed for a week, its master told the agents."
    )


@pytest.mark.parametrize(
    "line",
    [
        "728 x 90",
        "Home / News › Africa",
        "Share · WhatsApp · Print this page",
        "Accept all cookies",
        "Page 1 of 1",
        "ALSO READ: Exam dates changed",
        "Comments (12)",
        "1.2K shares",
        "Updated 2 hours ago",
        "© Northern Times. All rights reserved.",
    ],
)
def test_furniture_of_the_page_is_residue(line: str) -> None:
    page = f"Port closed for a week\n\nThe port is closed for a week, its master told the agents on Monday.\n\n{line}"
    assert blocks(page)[-1] == ("residue", line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: smoke over the harbour",
        "The burned bus at the crossing. Photo: F. Naz",
        "Relatives wait at the gate, Wednesday. (Photo: N.I.)",
        "[Photo by Ade Ojo/Reuters]",
        "September 15, 2018 – The office after the fire",
        "Workers on the road at the crossing minutes before the shots",
    ],
)
def test_captions_are_told_from_headings(line: str) -> None:
    news = "The police said on Sunday that nobody had been hurt in the fire at the old market."
    assert ("caption", line) in blocks(f"Fire at the old market\n\n{news}\n\n{line}\n\n{news}")


def test_a_caption_that_retells_the_headline_is_its_copy() -> None:
    news = "The drones came at dawn and hit two ships, the harbour master said."
    page = f"Drones strike the harbour\n\n{news}\n\nPhoto: smoke over the harbour after the drones"
    found = layout(page)
    assert found[-1].role is BlockRole.CAPTION
    assert found[-1].copy_of == 0


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    page = (
        "   BOGOTA, 15 NOV 89 (RADIO CADENA) -- [TEXT] CLASHES HAVE BEEN TAKING\n"
        "PLACE IN THE RURAL AREA OF THE MUNICIPALITY SINCE 11 NOVEMBER.  THE\n"
        "NUMBER OF DEAD HAS RISEN TO 26.\n\n"
        "   ACCORDING TO REPORTS GIVEN A FEW MINUTES AGO BY MILITARY SOURCES,\n"
        "THREE MORE WERE KILLED YESTERDAY."
    )
    assert [role for role, _ in blocks(page)] == ["dateline", "body", "body"]


def test_items_of_a_list_are_not_headings() -> None:
    tally = "People detained on Sunday, by town:\n– Almaty: 14\n– Semey: 5"
    page = f"Detained on Sunday\n\n{tally}\n\nTwenty of them were free again by this evening, we learned."
    assert {role for role, text in blocks(page)[1:]} == {"body"}


def test_a_single_line_is_running_text() -> None:
    assert blocks("Rebels attacked the town") == [("body", "Rebels attacked the town")]


@given(st.text(alphabet=st.sampled_from("aB .,:\n\r\t \u00a0“”()·›—-1©"), max_size=200))
def test_blocks_cover_everything_once_and_in_order(text: str) -> None:
    found = layout(text)
    covered = [i for b in found for i in range(b.span.start, b.span.end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(b.copy_of is None or b.copy_of < len(found) for b in found)


def test_a_dateline_never_begins_with_a_preposition() -> None:
    body = "On 3 May 2021–the day of the vote–gunmen burned a market in Zaria. They came at dawn and left before the police."
    assert blocks(f"Market burned\n\n{body}\n")[1:] == [("body", body)]


FOOT = """Gunmen burned a market in Zaria on Monday, the mayor of the town said.

They came at dawn, said a farmer who hid in his field.

"""


@pytest.mark.parametrize(
    ("below", "role"),
    [
        ("Share: Facebook Twitter Telegram", "residue"),
        ("DSP OMAR VEY,\nPOLICE PUBLIC RELATIONS OFFICER,\nFOR: COMMISSIONER OF POLICE, MARSH STATE.", "byline"),
        ("Omar Vey, head of the union: “We will stay.” (Marsh Courier, November 9)", "body"),
        ("Omar Vey, head of the union: “We will stay.” (Marsh Courier)", "body"),
    ],
)
def test_the_last_lines_of_a_page(below: str, role: str) -> None:
    found = blocks(f"Market burned\n\n{FOOT}{below}\n")
    assert [(r, text) for r, text in found[3:]] == [(role, line) for line in below.split("\n")]


def test_a_numbered_statement_under_a_heading_tells_whose_it_is() -> None:
    line = "Statement 27/2021 of the Northern Miners’ Union"
    assert blocks(f"Market burned\n\n{line}\n\n{FOOT}")[1] == ("byline", line)
