"""What others may build on: the public names, and the commands and flags, all of them documented."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import reportedly
from reportedly.cli import app

DOCS = Path(__file__).parents[2] / "docs"


def test_the_public_names() -> None:
    public = {"DataError", "InputError", "Record", "RefusedInput", "ReportedlyError", "Settings", "StoreError", "WorkerError"}
    assert set(reportedly.__all__) == public | {"__version__", "read", "read_all"}
    for name in reportedly.__all__:
        assert hasattr(reportedly, name)


def test_reading_twice_in_one_process_calls_the_function_and_not_the_stage_of_that_name() -> None:
    for _ in range(2):
        assert reportedly.read("Police arrested two men in Porto on Monday, a spokesman said.").engine.name == "tagger"


def _commands() -> Iterator[tuple[str, Any]]:
    def walk(path: str, command: Any) -> Iterator[tuple[str, Any]]:
        below = getattr(command, "commands", {})
        if not below:
            yield path, command
        for name, sub in sorted(below.items()):
            yield from walk(f"{path} {name}", sub)

    yield from walk("reportedly", typer.main.get_command(app))


@pytest.mark.parametrize(("name", "command"), list(_commands()), ids=lambda x: x if isinstance(x, str) else "")
def test_every_command_and_flag_is_documented(name: str, command: Any) -> None:
    manual = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^## `{re.escape(name)}[ `].*?(?=^## |\Z)", manual, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section '## `{name} ...`'"
    flags = {flag for p in command.params for flag in p.opts if flag.startswith("--")} - {"--help"}
    told = set(re.findall(r"`(--[a-z-]+)", found[0]))
    assert told == flags, f"documented and existing flags of {name} differ"


def test_the_package_imports_no_engine_library_and_no_web_library() -> None:
    code = "import sys, reportedly; print(*sorted({'spacy', 'torch', 'onnxruntime', 'requests', 'httpx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
