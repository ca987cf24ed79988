"""What the tests of the index share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from embeddings.store import Store
from tests.store.hashing import HashingEncoder
from tests.store.reports import fill

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder of three reports of three passages each."""
    folder = tmp_path / "corpus"
    fill(folder, 3)
    return folder


@pytest.fixture
def encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store in a folder that is not there yet."""
    return Store(tmp_path / "index")


@pytest.fixture
def built(store: Store, corpus: Path, encoder: HashingEncoder) -> Store:
    """Return a store of the three reports."""
    store.build(corpus, encoder)
    encoder.encoded.clear()
    return store
