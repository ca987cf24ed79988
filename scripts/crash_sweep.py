"""Kill the builder of the index at every step it takes on the disk, and print what came of it.

``python -m scripts.crash_sweep [--every N] [SCENE …]``. After each kill the index must open, pass
its check, and be exactly the old or exactly the new one; the first time it is not, the sweep ends
with an error. "lost" says what the disk loses with the process: nothing (SIGKILL), or, as when the
power fails, the content of files, or also the entries of folders, that were not synced yet.
"""

from __future__ import annotations

import argparse

from tests.store.crash import SCENES, sweep


def main() -> None:
    """Sweep the scenes and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*", default=[scene.name for scene in SCENES])
    parser.add_argument("--every", type=int, default=1, help="kill at every n-th point only")
    wanted = parser.parse_args()
    print(f"{'scene':<12} {'lost':<8} {'killed':>7} {'old':>6} {'new':>6}", flush=True)
    for scene in (scene for scene in SCENES if scene.name in wanted.scenes):
        for loss, found in sweep(scene, wanted.every):
            row = f"{scene.name:<12} {loss:<8} {found.points:>7} {found.old:>6} {found.new:>6}"
            print(row, flush=True)


if __name__ == "__main__":
    main()
