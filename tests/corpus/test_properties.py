"""Whatever the text, the parser keeps it: it never raises, never loses, and agrees with itself."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import PassageKind, Report
from corpus.rendering import render
from corpus.source import Source
from corpus.structure import parse_report
from corpus.text_reader import split_lines

WORDS = (
    "Tổng", "thu", "ngân", "sách", "năm", "2024", "đạt", "1.250", "tỷ", "đồng,", "-1,07%", "so",
    "với", "kế", "hoạch¹", "m²", "UBND", "tỉnh", "(GRDP)", "“nông", "thôn”", "5.3", "Điều", "²",
)  # fmt: skip
LABELS = (
    "I. ",
    "II. ",
    "II. ",
    "III/ ",
    "A. ",
    "B. ",
    "C. ",
    "1. ",
    "2. ",
    "5. ",
    "1.1. ",
    "2.1 ",
    "5.3.1. ",
    "a) ",
    "b) ",
    "đ) ",
    "i) ",
    "1) ",
    "(1) ",
    "- ",
    "+ ",
    "* ",
    "– ",
    "•",
    "Chương I",
    "Chương II. ",
    "Mục 1. ",
    "Điều 1. ",
    "Điều 2. ",
    "Phần thứ nhất",
    "PHỤ LỤC",
    "PHỤ LỤC II ",
    "¹ ",
    "² ",
    "[1] ",
    "“1. ",
    "Căn cứ ",
    "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Nguyễn Văn A",
    "KẾT LUẬN",
    "BÁO CÁO",
    "QUY CHẾ",
    "(Kèm theo Quyết định)",
    "Số: 12/BC-UBND",
    "Bình An, ngày 02 tháng 3 năm 2024",
    "V/v ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "MỤC LỤC",
    "I. Chung ........ 3",
    "Kính gửi: ",
    "",
)

ENDS = (".", ";", ":", "./.", "", "", "¹", "²;", "...", ".”")

sentence = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
line = st.builds(
    lambda label, words, end, shout: label + (words.upper() if shout else words) + end,
    st.sampled_from(LABELS),
    sentence,
    st.sampled_from(ENDS),
    st.booleans(),
)
document = st.lists(line, max_size=25).map("\n\n".join)
anything = st.text(max_size=300)


def parse(text: str) -> Report:
    return parse_report(Source("mẫu.txt", split_lines(text)))


def words_of(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


def kept(report: Report) -> Counter[str]:
    """Count letters and digits of passages, footnotes with their marks, and headings."""
    count: Counter[str] = Counter()
    headed = {p.section for p in report.passages if p.kind is PassageKind.HEADER}
    for passage in report.passages:
        count.update(words_of(passage.text))
        if passage.kind is PassageKind.FOOTNOTE:
            count.update(str(passage.number))
    for section in report.sections:
        if section.key not in headed:
            count.update(words_of(section.path[-1] + section.title))
    return count


def printed(text: str) -> Counter[str]:
    return words_of("".join(line.text for line in split_lines(text)))


def shape(report: Report) -> tuple[object, ...]:
    """Return all of a report that a rendering must keep."""
    body = [
        (p.kind, p.text, p.section, p.item, p.number, p.footnotes, p.sign)
        for p in report.passages
        if p.kind is not PassageKind.TABLE
    ]
    sections = [(section.key, section.titles) for section in report.sections]
    return (report.number, report.date, report.kind, report.title, sections, body, report.signers)


RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def flattened(count: Counter[str]) -> Counter[str]:
    """Count raised digits as digits: a footnote passage has its number, not its mark."""
    flat: Counter[str] = Counter()
    for character, number in count.items():
        flat[str(RAISED.index(character)) if character in RAISED else character] += number
    return flat


@given(anything | document)
@settings(max_examples=150, deadline=None)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    missing = flattened(printed(text)) - flattened(kept(parse(text)))
    assert not missing


@given(document)
@settings(max_examples=150, deadline=None)
def test_parsing_the_rendering_gives_the_same_structure(text: str) -> None:
    report = parse(text)
    assert shape(parse(render(report))) == shape(report)


@given(anything)
@settings(max_examples=100, deadline=None)
def test_any_text_is_rendered_and_parsed_again_alike(text: str) -> None:
    report = parse(text)
    assert shape(parse(render(report))) == shape(report)


@given(anything | document)
@settings(max_examples=100, deadline=None)
def test_every_passage_has_its_section_and_every_key_is_unique(text: str) -> None:
    report = parse(text)
    keys = [section.key for section in report.sections]
    assert len(set(keys)) == len(keys)
    for passage in report.passages:
        assert report.section(passage.section).key == passage.section
    ids = [passage.id for passage in report.passages]
    assert len(set(ids)) == len(ids)
