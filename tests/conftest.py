"""What holds for every test: no network beyond this machine, and the same random examples on every run."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("test", deadline=None, derandomize=True, database=None, max_examples=50)
settings.register_profile("soak", deadline=None, max_examples=5000)
settings.load_profile("test")

_connect = socket.socket.connect


def _only_here(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise AssertionError(f"a test reached for the network: {address}")
    _connect(self, address)


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _only_here)
        yield
