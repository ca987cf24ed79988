"""A builder that is killed leaves exactly the old index or exactly the new one.

Here a share of the points is tried, spread over the whole of each action; the script alone tries
them all.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVERY = 151


@pytest.mark.timeout(300)  # hundreds of processes: slow where the disk or the machine is busy
def test_a_killed_builder_leaves_the_old_or_the_new_index() -> None:
    swept = subprocess.run(
        [sys.executable, "-m", "scripts.crash_sweep", "--every", str(EVERY)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    assert swept.returncode == 0, swept.stderr
    rows = [line.split() for line in swept.stdout.splitlines()[1:]]
    assert len(rows) == 21
    assert all(int(killed) == int(old) + int(new) for _, _, killed, old, new in rows)
    for scene in {row[0] for row in rows}:
        assert sum(int(old) for name, _, _, old, _ in rows if name == scene) > 0
        assert sum(int(new) for name, _, _, _, new in rows if name == scene) > 2
