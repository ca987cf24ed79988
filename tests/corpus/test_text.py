"""Plain text files give the structure they were made from, in any encoding and layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import DoubtKind, PassageKind, bundled_folder, read_report
from corpus.errors import UnknownEncoding
from tests.corpus.samples.expected import expected_of, found_in
from tests.corpus.samples.laws import LAWS
from tests.corpus.samples.legacy import to_tcvn3, to_vni
from tests.corpus.samples.reports import DOCUMENTS, SO_Y_TE_2022
from tests.corpus.samples.text import write_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus import Report
    from tests.corpus.samples.model import Document


@pytest.mark.parametrize("document", [*DOCUMENTS, *LAWS], ids=lambda document: document.name)
def test_structure(document: Document, tmp_path: Path) -> None:
    path = tmp_path / f"{document.name}.txt"
    path.write_text(write_text(document), encoding="utf-8")
    report = read_report(path)
    expected, found = expected_of(document), found_in(report)
    assert found.sections == expected.sections
    assert found.notes == expected.notes
    rows = [text for _, text in expected.rows]
    assert [entry for entry in found.body if entry[1] not in rows] == expected.body
    assert report.number == document.number
    assert report.issuer == document.issuer
    assert report.recipients == document.tail.recipients


REPORT_346 = (bundled_folder() / "346-BC-UBND-2023.txt").read_text(encoding="utf-8")


def outline(report: Report) -> list[tuple[PassageKind, str, str]]:
    return [(p.kind, p.section, p.text.lower()) for p in report.passages]


@pytest.mark.parametrize(
    ("encode", "assumed"),
    [
        (lambda text: text.encode("utf-16"), []),
        (lambda text: text.encode("utf-8-sig"), []),
        (lambda text: text.encode("utf-16-le"), ["UTF-16"]),
        (lambda text: text.encode("utf-16-be"), ["UTF-16"]),
        (to_tcvn3, ["TCVN3"]),
        (to_vni, ["VNI"]),
    ],
    ids=["utf-16", "utf-8-sig", "utf-16-le", "utf-16-be", "tcvn3", "vni"],
)
def test_encodings(encode: Callable[[str], bytes], assumed: list[str], tmp_path: Path) -> None:
    text = write_text(SO_Y_TE_2022).replace("¹", "[1]").replace("²", "[2]")
    plain, encoded = tmp_path / "plain.txt", tmp_path / "encoded.txt"
    plain.write_text(text, encoding="utf-8")
    encoded.write_bytes(encode(text))
    report = read_report(encoded)
    assert outline(report) == outline(read_report(plain))
    doubts = [d.detail for d in report.doubts if d.kind is DoubtKind.ASSUMED_ENCODING]
    assert doubts == assumed


def test_windows_1258(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    # Python has no encoder that splits off the tone marks, so the words are spelled in bytes
    words = "Ho\xe0 giải quyết c\xe1c vướng mắc, đẩy nhanh tiến độ thực hiện nhiệm vụ."
    spread = {"ả": "a\u0309", "ế": "ê\u0301", "ắ": "ă\u0301", "ẩ": "â\u0309", "ộ": "ô\u0323",
              "ệ": "ê\u0323", "ụ": "u\u0323", "ớ": "ơ\u0301", "ự": "ư\u0323", "ẽ": "e\u0303",
              "ị": "i\u0323"}  # fmt: skip
    for letter, pieces in spread.items():
        words = words.replace(letter, pieces)
    path.write_bytes(f"I. MỤC\n\n{words}".replace("Ụ", "U\u0323").encode("cp1258"))
    report = read_report(path)
    assert report.passages[0].text.endswith("đẩy nhanh tiến độ thực hiện nhiệm vụ.")
    assert [doubt.detail for doubt in report.doubts] == ["windows-1258"]


def test_an_encoding_that_is_not_sure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("Отчёт о работе администрации города за год".encode("koi8-r") * 20)
    with pytest.raises(UnknownEncoding):
        read_report(path)


def test_paragraphs_broken_at_a_fixed_width_are_put_together(tmp_path: Path) -> None:
    import textwrap

    path = tmp_path / "wrapped.txt"
    rows = REPORT_346.split("\n")
    wrapped = "\n".join("\n".join(textwrap.wrap(row, 78)) for row in rows)
    path.write_text(wrapped, encoding="utf-8")
    plain = read_report(bundled_folder() / "346-BC-UBND-2023.txt")
    assert outline(read_report(path)) == outline(plain)


def test_page_numbers_between_paragraphs_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "paged.txt"
    path.write_text(
        "I. MỤC\n\nMột câu bị\n\n2\n\nchia đôi.\n\n3\n\nCâu hai.\n\n4\n", encoding="utf-8"
    )
    report = read_report(path)
    assert [passage.text for passage in report.passages] == ["Một câu bị chia đôi.", "Câu hai."]


def test_short_paragraphs_one_below_the_other_are_not_put_together(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    row = "Đơn vị số {number} đã hoàn thành nhiệm vụ được giao trong quý, không có tồn đọng."
    rows = [row.format(number=number) for number in range(10, 30)]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert [passage.text for passage in read_report(path).passages] == rows
