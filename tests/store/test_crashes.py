"""A builder that is killed leaves exactly the old index or exactly the new one.

Here a share of the points is tried, spread over the whole of each action; the script alone tries
them all.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "crash_sweep.py"
EVERY = 211


def test_a_killed_builder_leaves_the_old_or_the_new_index() -> None:
    swept = subprocess.run(
        [sys.executable, SCRIPT, "--every", str(EVERY)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    assert swept.returncode == 0, swept.stderr
    rows = [line.split() for line in swept.stdout.splitlines()[1:]]
    assert len(rows) == 21
    for scene, _, killed, old, new in rows:
        assert int(old) > 0, scene
        assert int(new) > 0, scene
        assert int(killed) == int(old) + int(new), scene
