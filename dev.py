#!/usr/bin/env python3
"""Every chore of a developer in one command: python3 dev.py demo | test | check | training | bench | soak | docs | build.

Standard library only. Makes .venv from requirements.lock (pinned, with hashes) and installs reportedly there, editable;
does nothing of that again until the lock, the package's metadata or the Python changes. What training needs besides lies
on top of it in .venv-training, from requirements-training.lock. The file must parse on old Pythons, so that they can be told
what to type.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the point is to tell older Pythons
    import os
    import subprocess

    print("dev.py needs Python 3.11 or newer; this is %d.%d. Type:" % sys.version_info[:2])  # noqa: UP031 - parses anywhere
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        for name in ("python3.13", "python3.12", "python3.11", "python3"):
            try:
                fit = subprocess.call([name, "-c", "import tomllib, venv"], stdout=nowhere, stderr=nowhere) == 0
            except OSError:
                fit = False
            if fit:
                print("    " + " ".join([name, *sys.argv]))
                break
        else:
            print("    sudo apt-get install python3 python3-venv")
    sys.exit(2)

import hashlib
import importlib.util
import os
import shutil
import subprocess
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
TRAINING = ROOT / ".venv-training"
TRAINING_LOCK = ROOT / "requirements-training.lock"
GAZETTEER = ROOT / "src/reportedly/data/gazetteer.sqlite"
GAZETTEER_STAMP = VENV / "gazetteer.stamp"
CHROMIUM = Path("/usr/bin/chromium")
PIP = ("-m", "pip", "--disable-pip-version-check", "-qq")  # -qq: errors only


def run(*command: str, **more: str) -> int:
    """Runs one command in the repository and gives its exit code; ``more`` are extra environment variables."""
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **more}, check=False).returncode


class Failed(Exception):
    """A command of the set-up that failed."""


def must(*command: str) -> None:
    """Runs one command of the set-up; raises Failed if it fails."""
    code = run(*command)
    if code:
        raise Failed(f"dev.py: this failed with exit code {code}:\n    {' '.join(command)}")


def wanted(locks: Sequence[Path]) -> str:
    """The digest of all that decides what stands in .venv: locks, the metadata, the build hook, this Python, this folder."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    metadata = repr([project["build-system"], project["project"], project["tool"]["hatch"]])
    parts = [
        *(lock.read_bytes() for lock in locks),
        metadata.encode(),
        (ROOT / "hatch_build.py").read_bytes(),
        sys.version.encode(),
        str(ROOT).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def environment() -> None:
    """Makes .venv agree with the lock; quick when it does already."""
    installed(VENV, [LOCK])
    gazetteer()


def installed(venv: Path, locks: Sequence[Path]) -> None:
    """Makes a virtual environment agree with the last of its locks; the earlier ones are those of the environment below it."""
    python, stamp, digest = venv / "bin" / "python", venv / "reportedly.stamp", wanted(locks)
    if python.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return
    for module, package in (("venv", "venv"), ("ensurepip", "venv"), ("sqlite3", "minimal")):
        if importlib.util.find_spec(module) is None:
            version = f"{sys.version_info[0]}.{sys.version_info[1]}"
            raise Failed(f"This Python has no '{module}' module. Type:\n    sudo apt-get install python{version}-{package}")
    print(f"Setting up {venv.name} (a minute or two, once) ...", flush=True)
    stamp.unlink(missing_ok=True)
    same = python.exists() and run(str(python), "-c", f"import sys; sys.exit(sys.version != {sys.version!r})") == 0
    must(sys.executable, "-m", "venv", *([] if same else ["--clear"]), str(venv))
    if venv != VENV:
        (packages(venv) / "below.pth").write_text(f"{packages(VENV)}\n", encoding="utf-8")
    must(str(python), *PIP, "install", "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(locks[-1]))
    must(str(python), *PIP, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    if venv == VENV:  # the encoder's package wants libraries that are of no use for its files alone
        must(str(python), *PIP, "check")
    stamp.write_text(digest, encoding="ascii")


def packages(venv: Path) -> Path:
    """Where an environment keeps its packages."""
    return venv / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def gazetteer() -> None:
    """Compiles the gazetteer (docs/decisions/0005) unless it was made from these very sources."""
    package = ROOT / "src/reportedly"
    sources = [LOCK, *sorted(package.glob("store/gazetteer*.py")), package / "types/names.py"]
    sources += [*package.glob("data/gazetteer_*"), package / "data/places.toml", package / "data/place_names.toml"]
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()
    if GAZETTEER.exists() and GAZETTEER_STAMP.exists() and GAZETTEER_STAMP.read_text(encoding="ascii") == digest:
        return
    print("Compiling the gazetteer (half a minute, once) ...", flush=True)
    must(str(PYTHON), "-m", "reportedly.store.gazetteer_build")
    GAZETTEER_STAMP.write_text(digest, encoding="ascii")


def tool(name: str, *arguments: str, **more: str) -> int:
    """Runs a program of the environment."""
    return run(str(VENV / "bin" / name), *arguments, **more)


def python(*arguments: str, **more: str) -> int:
    """Runs the environment's Python."""
    return run(str(PYTHON), *arguments, **more)


def test(arguments: Sequence[str]) -> int:
    """All tests. Those of the HTML page need Chromium and are left out where there is none (`check` installs it)."""
    browser = CHROMIUM.exists()
    if not browser:
        print(f"No {CHROMIUM}: the tests marked 'browser' are left out.")
    return python("-m", "pytest", *([] if browser else ["-m", "not soak and not training and not browser"]), *arguments)


def training(arguments: Sequence[str]) -> int:
    """The tests that train a tagger, in .venv-training, which this makes."""
    try:
        installed(TRAINING, [LOCK, TRAINING_LOCK])
    except Failed as wrong:
        print(
            f"{wrong}\nTraining needs the package index and PyTorch's CPU build; see 'Training' in CONTRIBUTING.md.", flush=True
        )
        return 1
    return run(str(TRAINING / "bin" / "python"), "-m", "pytest", "-m", "training", "tests/training", *arguments)


def chromium() -> int:
    """Makes sure of the browser that the page's tests drive."""
    if CHROMIUM.exists():
        return 0
    line = "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        return run("sh", "-c", f"({line}) >/dev/null", DEBIAN_FRONTEND="noninteractive")
    print(f"The page's tests need {CHROMIUM}. Type:\n    sudo sh -c '{line}'")
    return 1


def lint() -> int:
    """Style and mistakes that a linter sees."""
    return tool("ruff", "check", "--quiet") or tool("ruff", "format", "--check", "--quiet")


def check(arguments: Sequence[str]) -> int:
    """What CI runs: everything, tests last; 1 if anything fails."""
    steps: dict[str, Callable[[], int]] = {
        "lint": lint,
        "types": lambda: tool("mypy"),
        "contracts": lambda: tool("lint-imports"),
        "docs": lambda: docs([]),
        "floors": lambda: python("-m", "benchmarks", "score", "--floors"),
        "browser": chromium,
        "training": lambda: training([]),
        "tests": lambda: test(arguments),
    }
    failed = []
    for name, step in steps.items():
        print(f"== {name}", flush=True)
        started = time.monotonic()
        if step():
            failed.append(name)
        if name != "tests":
            print(f"-- {name}: {'FAILED' if name in failed else 'ok'}, {time.monotonic() - started:.0f} s", flush=True)
    if failed:
        print(f"check: failed: {', '.join(failed)}", file=sys.stderr, flush=True)
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    """The scores on the public gold sets beside a simple baseline each, then the speed beside bare spaCy sm."""
    return python("-m", "benchmarks", "score", *arguments) or python("-m", "benchmarks.speed")


def soak(arguments: Sequence[str]) -> int:
    """The laws with a hundred times as many random examples, and the long forms of other tests."""
    laws = ("tests/laws", "tests/corpus", "-m", "soak or not soak", "--hypothesis-profile=soak")
    return python("-m", "pytest", *laws, *arguments)


def demo(arguments: Sequence[str]) -> int:
    """Codes the bundled stories and shows them."""
    return tool("reportedly", "demo", *arguments)


def docs(arguments: Sequence[str]) -> int:
    """The manual as HTML, under build/docs; its examples run with the tests."""
    return python("docs/build.py", *(arguments or ["build/docs"]))


def build(arguments: Sequence[str]) -> int:
    """A wheel and a source archive in dist/, without the network."""
    return tool("hatchling", "build", *arguments)


COMMANDS = {c.__name__: c for c in (demo, test, check, training, bench, soak, docs, build)}


def main() -> int:
    """Runs the command that is named; the rest of the line goes to it."""
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        print("\n".join([__doc__ or "", *(f"  {n:9}{f.__doc__}" for n, f in COMMANDS.items())]))
        return 0 if sys.argv[1:] in (["help"], ["--help"], ["-h"]) else 2
    try:
        environment()
    except Failed as wrong:
        sys.exit(str(wrong))
    return COMMANDS[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
