"""The report that all searches here go through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from corpus import Report
    from embeddings.search import Searcher


@pytest.fixture(scope="session")
def report(searcher: Searcher) -> Report:
    """Return report 346/BC-UBND as the index holds it."""
    return searcher.space.reports[0]
