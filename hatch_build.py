"""Compiles the gazetteer when a wheel is built, so that what is installed has its places."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GAZETTEER = Path("src/reportedly/data/gazetteer.sqlite")


class GazetteerHook(BuildHookInterface[Any]):
    """Runs :mod:`reportedly.store.gazetteer_build` from the source tree; an editable install keeps a file that is there."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Called by hatchling before the files of the wheel are collected."""
        if version == "standard" or not (Path(self.root) / GAZETTEER).exists():
            environment = {**os.environ, "PYTHONPATH": str(Path(self.root) / "src")}
            subprocess.run([sys.executable, "-m", "reportedly.store.gazetteer_build"], env=environment, check=True)
