"""Who may write, what happens when the disk says no, and going back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from embeddings.errors import (
    DamagedIndex,
    IndexFolderUnusable,
    IndexLocked,
    NoIndex,
    NoOlderGeneration,
)
from embeddings.generation import numbers
from embeddings.lock import write_lock
from embeddings.store import Store
from tests.store.contents import content
from tests.store.hashing import HashingEncoder
from tests.store.reports import paragraphs, write_report

ROOT = Path(__file__).parents[2]
HOLDER = """
    import sys, time
    from pathlib import Path
    from embeddings.lock import write_lock
    with write_lock(Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(600)
"""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python process that imports from this tree."""
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def add(corpus: Path, store: Store, *added: int) -> None:
    """Write more reports and index them."""
    for number in added:
        write_report(corpus, number, paragraphs(number))
    store.build(corpus, HashingEncoder())


def test_while_one_process_builds_another_is_told_who_it_is(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    holder = start(HOLDER, built.folder)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(IndexLocked) as failure:
            built.build(corpus, encoder)
        pid, host, since = failure.value.holder
        assert (pid, host) == (holder.pid, os.uname().nodename)
        assert since
        assert built.current(encoder).number == 1
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    write_report(corpus, 9, paragraphs(9))
    assert built.build(corpus, encoder).number == 2


def test_the_lock_is_free_after_its_holder_left(built: Store) -> None:
    with write_lock(built.folder):
        pass
    with write_lock(built.folder), pytest.raises(IndexLocked), write_lock(built.folder):
        pass


def test_of_two_builders_at_once_one_wins(store: Store, corpus: Path) -> None:
    build = """
        import sys
        from pathlib import Path
        from embeddings.errors import IndexLocked
        from embeddings.store import Store
        from tests.store.hashing import HashingEncoder
        sys.stdin.readline()
        try:
            print(Store(Path(sys.argv[1])).build(Path(sys.argv[2]), HashingEncoder()).published)
        except IndexLocked:
            print("locked")
    """
    command = [sys.executable, "-c", textwrap.dedent(build), str(store.folder), str(corpus)]
    builders = [
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for _ in range(3)
    ]
    for builder in builders:
        assert builder.stdin is not None
        builder.stdin.write("\n")
        builder.stdin.flush()
    said = [builder.communicate()[0].strip() for builder in builders]
    assert said.count("True") == 1
    assert set(said) <= {"True", "False", "locked"}
    assert store.current(HashingEncoder()).number == 1


def test_rollback_returns_to_the_generation_before(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    before = content(built.current())
    add(corpus, built, 9)
    assert built.rollback() == 1
    assert content(built.current(encoder)) == before


def test_there_is_no_way_back_beyond_the_generation_before(built: Store, corpus: Path) -> None:
    with pytest.raises(NoOlderGeneration):
        built.rollback()
    add(corpus, built, 9)
    add(corpus, built, 10)
    built.rollback()
    with pytest.raises(NoOlderGeneration):
        built.rollback()


def test_what_was_rolled_back_is_not_returned_to(built: Store, corpus: Path) -> None:
    add(corpus, built, 9)
    built.rollback()
    add(corpus, built, 10)
    assert numbers(built.folder) == [1, 3]
    assert built.rollback() == 1


def test_nothing_is_rolled_back_to_that_is_damaged(built: Store, corpus: Path) -> None:
    add(corpus, built, 9)
    (built.folder / "generations" / "1" / "vectors.npy").write_bytes(b"")
    with pytest.raises(DamagedIndex):
        built.rollback()
    assert built.current().number == 2


def test_rollback_without_an_index_says_so(store: Store) -> None:
    with pytest.raises(NoIndex):
        store.rollback()


def test_the_last_two_generations_are_kept(built: Store, corpus: Path) -> None:
    for number in (9, 10, 11, 12):
        add(corpus, built, number)
    assert numbers(built.folder) == [4, 5]


def test_a_generation_that_is_read_stays_until_its_reader_lets_go(
    built: Store, corpus: Path
) -> None:
    read = built.current()
    before = content(read)
    for number in (9, 10, 11):
        add(corpus, built, number)
    assert numbers(built.folder) == [1, 3, 4]
    assert content(read) == before
    del read
    add(corpus, built, 12)
    assert numbers(built.folder) == [4, 5]


def test_a_generation_that_is_read_by_another_process_stays_until_that_ends(
    built: Store, corpus: Path
) -> None:
    reader = start(
        """
        import sys, time
        from pathlib import Path
        from embeddings.store import Store
        generation = Store(Path(sys.argv[1])).current()
        print("open", flush=True)
        time.sleep(600)
        """,
        built.folder,
    )
    try:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
        for number in (9, 10, 11):
            add(corpus, built, number)
        assert 1 in numbers(built.folder)
    finally:
        reader.send_signal(signal.SIGKILL)
        reader.communicate()
    add(corpus, built, 12)
    assert numbers(built.folder) == [4, 5]


def test_kept_vectors_do_not_pile_up(built: Store, corpus: Path) -> None:
    write_report(corpus, 1, [f"Việc số {number}." for number in range(800)])
    add(corpus, built)
    (corpus / "1-BC-UBND-2023.txt").unlink()
    add(corpus, built, 9)
    add(corpus, built, 10)
    (folder,) = (built.folder / "vectors").iterdir()
    assert (folder / "vectors").stat().st_size < 100 * 32 * 4


@pytest.mark.parametrize("state", ["a file", "a read-only folder"])
def test_a_folder_that_cannot_be_written_is_refused_by_name(
    state: str, tmp_path: Path, corpus: Path, encoder: HashingEncoder
) -> None:
    place = Path("/proc/self") if state == "a read-only folder" else tmp_path / "file"
    if state == "a file":
        place.touch()
    with pytest.raises(IndexFolderUnusable) as failure:
        Store(place / "index").build(corpus, encoder)
    assert failure.value.folder == str(place / "index")
    assert failure.value.reason
