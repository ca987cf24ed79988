"""A small share of the fuzz run of ``scripts/fuzz_readers.py``, which reads 2,000 files."""

from __future__ import annotations

from scripts.fuzz_readers import fuzz


def test_mutated_files_are_read_or_refused() -> None:
    outcomes = fuzz(files=16, seed=4, workers=2, keep=None)
    assert len(outcomes) == 16
    assert [outcome for outcome in outcomes if outcome.what.startswith("!")] == []
