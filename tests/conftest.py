"""What is made once for all tests, because making it takes long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from embeddings.bundled import BundledEncoder
from embeddings.search import Searcher
from embeddings.store import Store

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
"""Two workers share two cores: an encoder whose threads wait by spinning takes the other's time."""

PROGRAM = Path(sys.executable).with_name("hoibaocao")

QUESTION = "Quyết định số 115/QĐ-UBND ngày 16/01/2023 về việc gì?"
IN_ANSWER = "115/QĐ-UBND"


@dataclass(frozen=True, slots=True)
class FirstAsk:
    """The first question ever asked in a folder, by the real program.

    Attributes
    ----------
    index
        The index that it built; not to be written to.
    """

    code: int
    out: str
    err: str
    index: Path


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_reaches_the_programs_under_test() -> None:
    """Undo that a shell lets its background jobs, and all they start, ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def first_ask(tmp_path_factory: pytest.TempPathFactory) -> FirstAsk:
    """Ask :data:`QUESTION` where there is no index yet."""
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [PROGRAM, "ask", QUESTION], cwd=home, check=False, capture_output=True, text=True
    )
    return FirstAsk(done.returncode, done.stdout, done.stderr, home / "index")


@pytest.fixture(scope="session")
def built_index(first_ask: FirstAsk) -> Path:
    """Return an index of the report that ships with the program; not to be written to."""
    assert first_ask.code == 0, first_ask.err
    return first_ask.index


@pytest.fixture(scope="session")
def bundled_encoder() -> BundledEncoder:
    """Return the encoder that made :func:`built_index`."""
    return BundledEncoder()


@pytest.fixture(scope="session")
def searcher(built_index: Path, bundled_encoder: BundledEncoder) -> Searcher:
    """Search the bundled report in the index that the program built."""
    return Searcher(Store(built_index).current(bundled_encoder), bundled_encoder)
