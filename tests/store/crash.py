"""Killing a builder at every step it takes on the disk.

A child process does something to a store and gets SIGKILL just before or just after the n-th call
of the operating system that changes files; its last file may be left torn in the middle, too. The
store's own code is not touched: Python's profiler hook sees every call of a built-in function.

``python -m scripts.crash_sweep`` kills at every point there is; the test suite takes a share.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.check_report import Soundness
from embeddings.errors import NoIndex
from embeddings.store import Store
from tests.store.contents import content
from tests.store.hashing import HashingEncoder
from tests.store.power import Disk, Loss
from tests.store.reports import fill, paragraphs, write_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

FILES = ("close", "flush", "fsync", "ftruncate", "open", "pwrite", "truncate", "write")
FOLDERS = ("mkdir", "rename", "replace", "rmdir", "unlink")
STEPS = frozenset({*FILES, *FOLDERS})


class Killer:
    """Kills this process at its n-th step on the disk.

    Parameters
    ----------
    point
        Steps count from 0; each counts twice, before and after it is taken.
    disk
        Notes what is not on the disk yet.
    loss
        What is lost with the process.
    """

    def __init__(self, point: int, disk: Disk, loss: Loss) -> None:
        self._left = point
        self._disk = disk
        self._loss = loss

    def arm(self) -> None:
        """Begin to count."""
        if self._loss is not Loss.NOTHING:
            sys.addaudithook(self._disk.noticed)
        sys.setprofile(self._stepped)

    def _stepped(self, frame: FrameType, event: str, called: object) -> None:
        name = getattr(called, "__name__", "")
        if event not in {"c_call", "c_return"} or name not in STEPS:
            return
        if (event, name) == ("c_return", "fsync") and self._loss is not Loss.NOTHING:
            self._disk.synced(frame)
        if self._left == 0:
            self._die()
        self._left -= 1

    def _die(self) -> None:
        sys.setprofile(None)
        self._disk.cut(self._loss)
        os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Scene:
    """A store, and something that is done to it.

    Attributes
    ----------
    prepare
        Makes the store and the corpus as they are before.
    act
        What is done, and broken off.
    """

    name: str
    prepare: Callable[[Store, Path], object]
    act: Callable[[Store, Path], object]


def _build(store: Store, corpus: Path) -> None:
    store.build(corpus, HashingEncoder())


def _three(store: Store, corpus: Path) -> None:
    """Two generations, then a new, a changed and a removed report."""
    fill(corpus, 3)
    _build(store, corpus)
    write_report(corpus, 4, paragraphs(4))
    _build(store, corpus)
    write_report(corpus, 5, paragraphs(5))
    write_report(corpus, 2, [*paragraphs(2), "Một đoạn mới."])
    (corpus / "3-BC-UBND-2023.txt").unlink()


def _wordy(store: Store, corpus: Path) -> None:
    """So many kept vectors of no use that the next build writes them anew."""
    write_report(corpus, 1, [f"Việc số {number}." for number in range(800)])
    _build(store, corpus)
    write_report(corpus, 1, paragraphs(1))
    _build(store, corpus)
    write_report(corpus, 2, paragraphs(2))


SCENES = (
    Scene("first", lambda _, corpus: fill(corpus, 2), _build),
    Scene("rebuild", _three, _build),
    Scene("full", _three, lambda store, corpus: store.build(corpus, HashingEncoder(), full=True)),
    Scene("encoder", _three, lambda store, corpus: store.build(corpus, HashingEncoder(16))),
    Scene("repair", _three, lambda store, corpus: store.repair(corpus, HashingEncoder())),
    Scene("rollback", _three, lambda store, _: store.rollback()),
    Scene("compaction", _wordy, _build),
)


@dataclass(frozen=True)
class Outcome:
    """What a sweep found.

    Attributes
    ----------
    points
        How often a process was killed.
    old, new
        How often the index was then the old one, and the new one.
    """

    points: int
    old: int
    new: int


def sweep(scene: Scene, every: int = 1) -> Iterator[tuple[Loss, Outcome]]:
    """Kill at every n-th point; raise AssertionError if the index is ever not old or new."""
    with tempfile.TemporaryDirectory(dir=_memory()) as name:
        before = Path(name, "before")
        scene.prepare(Store(before / "index"), before / "corpus")
        after = Path(name, "after")
        shutil.copytree(before, after)
        scene.act(Store(after / "index"), after / "corpus")
        old, new = _seen(before), _seen(after)
        for number, loss in enumerate(Loss):
            seen = list(_killed(scene, before, every, number * every // len(Loss), loss))
            assert all(found in (old, new) for found in seen), scene.name
            assert seen[-1] == new, f"{scene.name} was done, and was lost"
            both = seen.count(old), sum(found == new != old for found in seen)
            yield loss, Outcome(len(seen), *both)


def _memory() -> str | None:
    """Return a folder in memory, if there is one; a killed process loses nothing there, either."""
    folder = Path("/", "dev", "shm")
    return str(folder) if os.access(folder, os.W_OK) else None


def _killed(scene: Scene, before: Path, every: int, offset: int, loss: Loss) -> Iterator[object]:
    """Kill at one point after the other until the action comes to its end."""
    point = offset
    while True:
        trial = before.with_name("trial")
        shutil.copytree(before, trial)
        done = _die_at(point, scene, trial, loss)
        yield _seen(trial)
        _build(Store(trial / "index"), trial / "corpus")
        assert not list((trial / "index" / "generations").glob(".*")), "leftovers"
        shutil.rmtree(trial)
        if done:
            return
        point += every


def _die_at(point: int, scene: Scene, trial: Path, loss: Loss) -> bool:
    """Act in a child that is killed at a point; tell whether it came to its end first.

    If it did, the power fails when it has.
    """
    child = os.fork()
    if child == 0:
        status = 1
        try:
            disk = Disk(trial)
            Killer(point, disk, loss).arm()
            scene.act(Store(trial / "index"), trial / "corpus")
            disk.cut(loss)
            status = 0
        finally:
            sys.setprofile(None)
            os._exit(status)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), f"the builder failed at point {point}"
    return status == 0


def _seen(place: Path) -> object:
    """Return all that a search would read of the index, which must be sound."""
    store = Store(place / "index")
    try:
        generation = store.current()
    except NoIndex:
        return None
    encoder = HashingEncoder(generation.manifest.encoder.dimension)
    report = store.check(encoder)
    assert report.soundness is Soundness.SOUND, report.problems
    return content(generation)
