from __future__ import annotations

from bot.telegram.library import Library, digest
from corpus import PassageKind, bundled_folder, read_folder

LIBRARY = Library(read_folder(bundled_folder()))
REPORT = LIBRARY.reports[0]
BODY = LIBRARY.body(REPORT)


def test_a_passage_is_found_by_its_id_as_long_as_its_words_stay() -> None:
    passage = BODY[3]
    place = LIBRARY.find(passage.id, digest(passage))
    assert place is not None
    assert (place.passage, place.index) == (passage, 3)
    assert LIBRARY.find(passage.id, "0" * 12) is None
    assert LIBRARY.find("none", digest(passage)) is None


def test_a_footnote_stands_where_its_mark_stands() -> None:
    note = next(p for p in REPORT.passages if p.kind is PassageKind.FOOTNOTE and p.anchor)
    place = LIBRARY.find(note.id, digest(note))
    assert place is not None
    assert BODY[place.index].id == note.anchor


def test_a_passage_with_a_colon_announces_the_list_after_it() -> None:
    row, opening = next((row, p) for row, p in enumerate(BODY) if p.text.endswith("hạn chế như:"))
    place = LIBRARY.find(opening.id, digest(opening))
    assert place is not None
    items = LIBRARY.continuation(place)
    assert items[0] == BODY[row + 1]
    assert {item.section for item in items} == {opening.section}
    first = LIBRARY.find(items[0].id, digest(items[0]))
    assert first is not None
    assert LIBRARY.continuation(first) == ()
