"""The page in a real browser: it draws, it follows a click, it reports no error."""

import re
import subprocess
from pathlib import Path

import pytest

from reportedly.export.incident_page import incident_page
from reportedly.export.page import page
from tests.export.hostile import record
from tests.export.joined import quarrel

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
)  # fmt: skip


def _dom(folder: Path, fragment: str = "", extra: str = "", markup: str = "") -> tuple[str, str]:
    """The page as the browser holds it after its scripts ran, and what the browser logged."""
    file = folder / "page.html"
    file.write_text(markup or page(record()), encoding="utf-8")
    command = ["chromium", *FLAGS, f"--user-data-dir={folder / 'profile'}", *([extra] if extra else []), "--dump-dom"]
    done = subprocess.run([*command, file.as_uri() + fragment], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, done.stderr


def test_an_address_with_an_event_lights_its_characters_and_its_row(tmp_path):
    dom, log = _dom(tmp_path, "#e2")
    lit = re.findall(r'<span class="m [^"]*\bon\b[^"]*"[^>]*>([^<]*)</span>', dom)
    assert lit == ["Three men", "died", "Suva", "3 May"]
    assert re.search(r'<tr id="e2"[^>]*class="on"', dom)
    assert "CONSOLE" not in log
    assert "Refused" not in log


def test_a_click_on_characters_lights_their_row_and_the_next_click_what_lies_below(tmp_path):
    clicks = """<script>
        const mark = [...document.querySelectorAll("#text .place")].find((e) => e.textContent === "Levuka");
        mark.click(); document.title = document.querySelector("tr.on").id;
        mark.click(); document.title += " " + document.querySelector("tr.on").id;
        document.querySelector("#e2 td").click();
        document.title += " " + [...document.querySelectorAll("#text .on")].map((e) => e.textContent).join("|");
        document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
        document.title += " " + document.querySelectorAll(".on").length;
    </script>"""
    open_to_tests = re.sub(r"<meta http-equiv=[^>]*>", "", page(record())).replace("</body>", f"{clicks}</body>")
    dom, _ = _dom(tmp_path, markup=open_to_tests)
    assert "<title>p2 e1 Three men|died|Suva|3 May 0</title>" in dom


def test_a_key_chooses_like_a_click(tmp_path):
    keys = """<script>
        document.getElementById("a2").dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
        document.title = [...document.querySelectorAll("#text .on")].map((e) => e.textContent).join("").length > 20;
    </script>"""
    dom, _ = _dom(tmp_path, markup=re.sub(r"<meta http-equiv=[^>]*>", "", page(record())).replace("</body>", f"{keys}</body>"))
    assert "<title>true</title>" in dom


def test_hostile_text_runs_nothing(tmp_path):
    dom, log = _dom(tmp_path)
    assert "onerror=alert" not in re.sub(r">[^<]*<", "><", dom)
    assert "CONSOLE" not in log
    assert "𝕏" in dom
    assert "مصدر" in dom


def test_a_place_of_an_incident_lights_who_tells_it(tmp_path):
    clicks = """<script>
        document.querySelector(".pin").dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
        document.title = [".pin.on", ".telling.on"].map((e) => document.querySelectorAll(e).length > 0).join(" ");
    </script>"""
    made = re.sub(r"<meta http-equiv=[^>]*>", "", incident_page(quarrel(), {})).replace("</body>", f"{clicks}</body>")
    dom, _ = _dom(tmp_path, markup=made)
    assert "<title>true true</title>" in dom


def test_the_page_of_an_incident_breaks_no_rule_of_its_own_policy(tmp_path):
    _, log = _dom(tmp_path, markup=incident_page(quarrel(), {}))
    assert "CONSOLE" not in log
    assert "Refused" not in log


def test_the_page_is_drawn(tmp_path):
    shot = tmp_path / "page.png"
    _dom(tmp_path, extra=f"--screenshot={shot}")
    assert shot.stat().st_size > 20_000
