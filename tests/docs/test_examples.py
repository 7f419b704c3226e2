"""Runs every example of the manual and the README, in order, one folder a page.

```text NAME``` writes a file, ```console``` runs the lines after "$ " against the real command line and compares what
comes out ("..." stands for anything), ```python``` is a doctest. ```sh``` is only shown, so it may name dev.py alone.
"""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHOWN_ONLY = re.compile(
    r"(python3 dev\.py (demo|test|check|training|bench|soak|docs|build)\b.*|python3 -m pip install \S+|git clone .*)"
)


def _fences(page: Path) -> list[Token]:
    return [t for t in MarkdownIt().parse(page.read_text(encoding="utf-8")) if t.type == "fence"]


def _matches(want: str, got: str) -> bool:
    return doctest.OutputChecker().check_output(want, got, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)


def _console(text: str, where: Path) -> None:
    shell = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "100", "NO_COLOR": "1"}
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, want = part.partition("\n")
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=where,
            env=shell,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert done.returncode in (0, 1), f"$ {command}\n{done.stdout}"
        assert _matches(want, done.stdout), f"$ {command}\nexpected:\n{want}\ngot:\n{done.stdout}"


def _doctest(text: str, names: dict[str, object], page: Path, line: int) -> None:
    test = doctest.DocTestParser().get_doctest(text, names, page.name, str(page), line)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(
        test, out=report.append, clear_globs=False
    )
    names.update(test.globs)
    assert not report, "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_examples_of(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for fence in _fences(page):
        kind, _, name = fence.info.strip().partition(" ")
        if kind == "console":
            _console(fence.content, tmp_path)
        elif kind == "python":
            _doctest(fence.content, names, page, fence.map[0] if fence.map else 0)
        elif kind == "sh":
            assert all(SHOWN_ONLY.fullmatch(line) for line in fence.content.splitlines()), fence.content
        elif name:
            (tmp_path / name).write_text(fence.content, encoding="utf-8")
        else:
            assert kind in ("text", "json", "toml"), f"{page.name}: a fence of kind '{kind}' neither runs nor is data"


def test_the_manual_builds_with_no_dead_link(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "docs/build.py", tmp_path], check=True)
    built = {p.relative_to(tmp_path).with_suffix(".md") for p in tmp_path.rglob("*.html")}
    assert built == {p.relative_to(ROOT / "docs") for p in (ROOT / "docs").rglob("*.md")}
