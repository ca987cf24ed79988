"""What is made once for all tests, because making it takes long."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from embeddings.bundled import BundledEncoder
from embeddings.search import Searcher
from embeddings.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
"""Two workers share two cores: an encoder whose threads wait by spinning takes the other's time."""

PROGRAM = Path(sys.executable).with_name("hoibaocao")

QUESTION = "Quyết định số 115/QĐ-UBND ngày 16/01/2023 về việc gì?"
IN_ANSWER = "115/QĐ-UBND"


@dataclass(frozen=True, slots=True)
class FirstAsk:
    """The first question ever asked in a folder, by the real program: exit code and output."""

    code: int
    out: str
    err: str


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that one worker makes and all use; none may write to it afterwards.

    Parameters
    ----------
    make
        Fills the empty folder that it is given. If it fails, the next worker tries again.
    """
    base = factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    whole, unfinished = root / name, root / f"{name}.unfinished"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(whole)
    return whole


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_reaches_the_programs_under_test() -> None:
    """Undo that a shell lets its background jobs, and all they start, ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def first_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder where the real program was asked :data:`QUESTION` with no index there."""
    return made_once(tmp_path_factory, "home", _ask_first)


def _ask_first(home: Path) -> None:
    done = subprocess.run(
        [PROGRAM, "ask", QUESTION], cwd=home, check=False, capture_output=True, text=True
    )
    asked = FirstAsk(done.returncode, done.stdout, done.stderr)
    (home / "asked.json").write_text(json.dumps(asdict(asked)), encoding="utf-8")


@pytest.fixture(scope="session")
def first_ask(first_home: Path) -> FirstAsk:
    """Return what the program said to the first question in a folder."""
    return FirstAsk(**json.loads((first_home / "asked.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def built_index(first_home: Path, first_ask: FirstAsk) -> Path:
    """Return an index of the report that ships with the program; not to be written to."""
    assert first_ask.code == 0, first_ask.err
    return first_home / "index"


@pytest.fixture(scope="session")
def bundled_encoder() -> BundledEncoder:
    """Return the encoder that made :func:`built_index`."""
    return BundledEncoder()


@pytest.fixture(scope="session")
def searcher(built_index: Path, bundled_encoder: BundledEncoder) -> Searcher:
    """Search the bundled report in the index that the program built."""
    return Searcher(Store(built_index).current(bundled_encoder), bundled_encoder)
