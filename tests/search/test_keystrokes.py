"""Raw Telex and VNI keystrokes are turned into the letters they stand for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.keystrokes import decoded
from tests.search.texts import thorough


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thanhf", "thành"),
        ("phoos", "phố"),
        ("dduwowngf", "đường"),
        ("nhieeu", "nhiêu"),
        ("tieenf", "tiền"),
        ("tru7o7ng2", "trường"),
        ("d9a61t", "đất"),
        ("pho61", "phố"),
    ],
)
def test_keystrokes_of_both_methods_are_read(typed: str, meant: str) -> None:
    assert decoded(typed) == meant


@pytest.mark.parametrize("typed", ["ubnd", "xyz", "thu", "2023", "b2b"])
def test_what_are_no_keystrokes_stays(typed: str) -> None:
    assert decoded(typed) is None


@given(st.text(st.sampled_from("abcdeghiklmnopqrstuvxywfjz123456789"), min_size=1, max_size=8))
@thorough
def test_whatever_is_read_is_another_word_in_nfc(typed: str) -> None:
    meant = decoded(typed)
    assert meant is None or (meant != typed and unicodedata.is_normalized("NFC", meant))
