"""A full disk and a read-only one, for real: small file systems mounted for the test alone."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from embeddings.current import read_current

if TYPE_CHECKING:
    from embeddings.store import Store

ROOT = Path(__file__).parents[2]
SMALL_DISK = 'mount -t tmpfs -o size=16m none "$0"'
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"'

FULL_DISK = """
    import sys
    from pathlib import Path
    from embeddings.errors import DiskFull
    from embeddings.check_report import Soundness
    from embeddings.store import Store
    from tests.store.hashing import HashingEncoder
    from tests.store.reports import fill

    disk, corpus = Path(sys.argv[1]), Path(sys.argv[2])
    store, encoder, refused = Store(disk / "index"), HashingEncoder(), 0
    fill(corpus, 3)
    store.build(corpus, encoder)
    fill(corpus, 40)
    ballast = disk / "ballast"
    size = (16 << 20) - 256 * 1024
    while True:
        ballast.write_bytes(bytes(size))
        try:
            made = store.build(corpus, encoder)
            assert made.published and made.number > 1
            break
        except DiskFull:
            refused += 1
        assert store.current(encoder).number == 1
        assert store.check(encoder).soundness is Soundness.SOUND
        size -= 48 * 1024
    assert store.check(encoder).soundness is Soundness.SOUND
    print(refused)
"""

READ_ONLY_DISK = """
    import sys
    from pathlib import Path
    from embeddings.errors import IndexFolderUnusable
    from embeddings.check_report import Soundness
    from embeddings.store import Store
    from tests.store.hashing import HashingEncoder
    from tests.store.reports import fill

    store, corpus, encoder = Store(Path(sys.argv[1])), Path(sys.argv[2]), HashingEncoder()
    fill(corpus, 4)
    for write in (lambda: store.build(corpus, encoder), store.rollback):
        try:
            write()
            sys.exit("written")
        except IndexFolderUnusable as error:
            print(error.reason)
    assert store.check(encoder).soundness is Soundness.SOUND
    assert store.current(encoder).number == 1
"""


def mounted(mount: str, place: Path, code: str, corpus: Path) -> str:
    """Run Python code where a folder was mounted over; return what it printed."""
    alone = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    if subprocess.run([*alone, mount, place], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount a disk for a test")
    run = [*alone, f'{mount} && exec "$1" -c "$2" "$0" "$3"', str(place)]
    ran = subprocess.run(
        [*run, sys.executable, textwrap.dedent(code), str(corpus)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_a_full_disk_leaves_the_old_index(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    refused = mounted(SMALL_DISK, disk, FULL_DISK, tmp_path / "corpus")
    assert int(refused) > 2


def test_a_read_only_disk_can_be_read_but_not_written(built: Store, corpus: Path) -> None:
    said = mounted(READ_ONLY, built.folder, READ_ONLY_DISK, corpus)
    assert said.splitlines() == ["Read-only file system"] * 2
    assert read_current(built.folder).number == 1
