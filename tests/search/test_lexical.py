"""BM25 as bm25s has it, for any passages, whole or put together, in memory or mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bm25s
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from embeddings.disk import write_array
from embeddings.lexical import FILES, K1, B, LexicalIndex
from embeddings.lexical_tokens import held, lexical_tokens
from tests.search.texts import anything, sentences, thorough

if TYPE_CHECKING:
    from pathlib import Path

    from corpus import Report

words = st.sampled_from(["thu", "chi", "ngân", "sách", "num:5", "doc:7/qd", "thu_chi"])
passages = st.lists(st.lists(words, max_size=12), min_size=1, max_size=8)


def reference(texts: list[list[str]]) -> bm25s.BM25:
    model = bm25s.BM25(method="lucene", k1=K1, b=B)
    model.index(texts, show_progress=False)
    return model


@given(st.lists(st.lists(words, min_size=1), min_size=1), st.lists(words, min_size=1, unique=True))
@thorough
def test_scores_are_those_of_bm25s(texts: list[list[str]], question: list[str]) -> None:
    ours = LexicalIndex.build(texts).query(dict.fromkeys(question, 1.0))
    known = {token for tokens in texts for token in tokens}
    assume(known.intersection(question))
    theirs = reference(texts).get_scores([token for token in question if token in known])
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


def test_scores_on_the_real_report_are_those_of_bm25s(report: Report) -> None:
    texts = [[*lexical_tokens(passage.text)] for passage in report.passages]
    ours, theirs = LexicalIndex.build(texts), reference(texts)
    known = {token for tokens in texts for token in tokens}
    for question in ("Thành phố có bao nhiêu trường chuẩn quốc gia?", "Quyết định số 1234/QĐ-UBND"):
        tokens = [t for t in dict.fromkeys(lexical_tokens(question)) if t in known]
        np.testing.assert_allclose(
            ours.query(dict.fromkeys(tokens, 1.0)), theirs.get_scores(tokens), rtol=1e-5, atol=1e-5
        )


@given(passages)
@thorough
def test_unknown_tokens_score_nothing_and_known_ones_are_positive(texts: list[list[str]]) -> None:
    index = LexicalIndex.build(texts)
    assert index.find(["chưa", "từng"]).tolist() == [-1, -1]
    assert not index.query({"chưa": 1.0}).any()
    for token in {token for tokens in texts for token in tokens}:
        scores = index.query({token: 1.0})
        assert [score > 0 for score in scores] == [token in tokens for tokens in texts]


@given(passages, st.floats(0.1, 3))
@thorough
def test_a_weight_scales_what_a_token_adds(texts: list[list[str]], weight: float) -> None:
    index = LexicalIndex.build(texts)
    np.testing.assert_allclose(
        index.query({"thu": weight, "chi": 1.0}),
        weight * index.query({"thu": 1.0}) + index.query({"chi": 1.0}),
        rtol=1e-5,
        atol=1e-6,
    )


@given(passages, st.lists(st.lists(words, max_size=4), min_size=2, max_size=5))
@thorough
def test_what_was_asked_before_changes_nothing(
    texts: list[list[str]], questions: list[list[str]]
) -> None:
    asked = LexicalIndex.build(texts)
    for question in questions:
        new = LexicalIndex.build(texts)
        np.testing.assert_array_equal(asked.find(question), new.find(question))
        np.testing.assert_array_equal(asked.idf(question), new.idf(question))


def test_rare_tokens_weigh_more_and_unknown_ones_most() -> None:
    rare, common, unknown = LexicalIndex.build([["a", "b"], ["a"], ["a"]]).idf(["b", "a", "x"])
    assert unknown > rare > common > 0
    assert rare == pytest.approx(np.log(1 + 2.5 / 1.5))


@given(passages, passages)
@thorough
def test_indexes_put_together_are_the_index_of_all(
    first: list[list[str]], second: list[list[str]]
) -> None:
    whole = LexicalIndex.build([*first, *second])
    merged = LexicalIndex.build(first).merged(
        np.arange(len(first), dtype=np.int64),
        LexicalIndex.build(second),
        np.arange(len(first), len(first) + len(second), dtype=np.int64),
    )
    assert same(merged, whole)


@given(passages, st.data())
@thorough
def test_passages_that_are_dropped_leave_no_trace(
    texts: list[list[str]], data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    rows = np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int64)
    nothing = LexicalIndex.build([])
    left = [text for text, keep in zip(texts, kept, strict=True) if keep]
    merged = LexicalIndex.build(texts).merged(rows, nothing, np.zeros(0, np.int64))
    assert same(merged, LexicalIndex.build(left))


def test_an_index_of_nothing_finds_nothing() -> None:
    empty = LexicalIndex.build([])
    assert empty.query({"thu": 1.0}).shape == (0,)
    assert empty.find(["thu"]).tolist() == [-1]
    assert LexicalIndex.build([[], []]).query({"thu": 1.0}).tolist() == [0, 0]


def test_an_index_is_the_same_when_it_is_mapped(tmp_path: Path) -> None:
    index = LexicalIndex.build([["thu", "chi", "thu"], [], ["ngân", "chi"]])
    index.save(tmp_path)
    mapped = LexicalIndex.load(tmp_path)
    assert same(mapped, index)
    assert isinstance(mapped.scores.base, np.memmap)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{f}.npy" for f in FILES)


def test_a_missing_or_foreign_file_is_refused(tmp_path: Path) -> None:
    LexicalIndex.build([["thu"]]).save(tmp_path)
    (tmp_path / "rows.npy").write_bytes(b"no array")
    with pytest.raises(ValueError, match=r"allow_pickle|pickled"):
        LexicalIndex.load(tmp_path)
    (tmp_path / "rows.npy").unlink()
    with pytest.raises(FileNotFoundError):
        LexicalIndex.load(tmp_path)
    write_array(tmp_path / "rows.npy", np.zeros(1, np.int32))
    assert LexicalIndex.load(tmp_path).query({"thu": 1.0}).shape == (1,)


def same(one: LexicalIndex, other: LexicalIndex) -> bool:
    return all(
        getattr(one, name).dtype == getattr(other, name).dtype
        and np.array_equal(getattr(one, name), getattr(other, name))
        for name in FILES
    )


@given(passages, st.lists(words, max_size=4))
@thorough
def test_which_passages_hold_which_tokens(texts: list[list[str]], asked: list[str]) -> None:
    rows = np.arange(len(texts))[::-1]
    held = LexicalIndex.build(texts).holds(asked, rows)
    assert held.tolist() == [[token in texts[row] for row in rows] for token in asked]


@given(anything | sentences, anything | sentences)
@thorough
def test_tokens_are_held_that_are_among_those_of_a_text(text: str, other: str) -> None:
    tokens = [*lexical_tokens(text), *lexical_tokens(other)]
    found = held([text, other], tokens)
    assert found.shape == (2, len(tokens))
    assert found.tolist() == [
        [token in lexical_tokens(one) for token in tokens] for one in (text, other)
    ]
