"""However a corpus came to be what it is, its index is what building it at once gives."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.check_report import Soundness
from embeddings.store import Store
from tests.store.contents import content
from tests.store.hashing import HashingEncoder
from tests.store.reports import write_report

NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")
WORDS = (
    "thu",
    "ngân sách",
    "đạt",
    "Trường",
    "12,5%",
    "năm 2023",
    "đường bộ",
    "Hộ nghèo",
    "số 5/QĐ",
)

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(
    lambda words: " ".join(words).capitalize() + "."
)
writings = st.tuples(
    st.sampled_from(NAMES), st.integers(1, 2), st.lists(sentences, min_size=1, max_size=3)
)
removals = st.sampled_from(NAMES)
renamings = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))
changes = st.lists(st.one_of(writings, removals, renamings), min_size=1, max_size=3)


def apply(corpus: Path, change: object) -> None:
    """Write, remove or rename a file, where that is possible and leaves a report."""
    match change:
        case (str(name), int(number), list(paragraphs)):
            write_report(corpus, number, paragraphs, name)
        case (str(old), str(new)) if (corpus / old).exists():
            (corpus / old).rename(corpus / new)
        case str(name) if len(list(corpus.iterdir())) > 1:
            (corpus / name).unlink(missing_ok=True)
        case _:
            pass


@settings(max_examples=12, deadline=None)
@given(st.lists(changes, min_size=1, max_size=4))
def test_step_by_step_is_as_good_as_at_once(history: list[list[object]]) -> None:
    encoder = HashingEncoder()
    with tempfile.TemporaryDirectory() as folder:
        corpus, store = Path(folder, "corpus"), Store(Path(folder, "index"))
        write_report(corpus, 1, ["Báo cáo đầu tiên."], "z.txt")
        for step in history:
            for change in step:
                apply(corpus, change)
            store.build(corpus, encoder)
        at_once = Store(Path(folder, "other"))
        at_once.build(corpus, encoder)
        assert content(store.current()) == content(at_once.current())
        assert store.check(encoder).soundness is Soundness.SOUND
