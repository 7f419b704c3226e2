"""Compiles the gazetteer when a wheel is built, so that what is installed has its places."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Runs :mod:`reportedly.store.gazetteer_build` from the source tree, unless its output is newer than its sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Called by hatchling before the files of the wheel are collected."""
        package = Path(self.root) / "src/reportedly"
        made = package / "data/gazetteer.sqlite"
        sources = [*package.glob("store/gazetteer*.py"), package / "types/names.py"]
        sources += [*package.glob("data/gazetteer_*"), package / "data/places.toml", package / "data/place_names.toml"]
        if made.exists() and made.stat().st_mtime > max(path.stat().st_mtime for path in sources):
            return
        path = os.pathsep.join(filter(None, [str(package.parent), os.environ.get("PYTHONPATH")]))  # pip's own is kept
        command = [sys.executable, "-m", "reportedly.store.gazetteer_build"]
        subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=True)
