"""Citations: where a passage stands, in words a person can follow on paper."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.messages import citation as words
from corpus.report import END_KEY, HEADER_KEY, PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.report import Passage, Report, Section

_REPEATED = re.compile(r"\(\d+\)$")
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 60
_WHOLE_PARTS = {
    PassageKind.HEADER: words.HEADER,
    PassageKind.RECIPIENTS: words.RECIPIENTS,
    PassageKind.SIGNATURE: words.SIGNATURE,
}


def cite(report: Report, passage: Passage) -> str:
    """Return where a passage stands: ``"Mục I.2.1, đoạn 3, Báo cáo số 346/BC-UBND ngày …"``."""
    page = [words.PAGE.format(page=passage.page)] if passage.page else []
    return ", ".join([place_of(report, passage), *page, name_report(report)])


def cite_span(report: Report, first: Passage, last: Passage) -> str:
    """Return where passages stand that follow each other, from the first to the last.

    ``"Mục II.5.2, từ đoạn 1 đến gạch đầu dòng 7, Báo cáo số 346/BC-UBND ngày …"``.
    """
    if first.section == last.section:
        section = name_section(report, report.section(first.section))
        ends = [", ".join(_in_section(passage)) for passage in (first, last)]
        place = words.SPAN_IN.format(section=section, first=ends[0], last=ends[1])
    else:
        ends = [place_of(report, passage) for passage in (first, last)]
        place = words.SPAN.format(first=ends[0], last=ends[1])
    pages = [words.PAGE.format(page=first.page)] if first.page else []
    if first.page and last.page and first.page != last.page:
        pages = [words.PAGES.format(first=first.page, last=last.page)]
    return ", ".join([place, *pages, name_report(report)])


def place_of(report: Report, passage: Passage) -> str:
    """Return a passage's place in its report: ``"Mục II.5.2, gạch đầu dòng 4"``."""
    if passage.kind in _WHOLE_PARTS:
        return _WHOLE_PARTS[passage.kind]
    if passage.kind is PassageKind.FOOTNOTE:
        return _footnote_place(report, passage)
    section = name_section(report, report.section(passage.section))
    return ", ".join([section, *_in_section(passage)])


def name_report(report: Report) -> str:
    """Return ``"Báo cáo số 346/BC-UBND ngày 01/12/2023"``; a draft goes by title and year.

    What has no title either goes by its first words.
    """
    kind = report.kind.capitalize() or words.DOCUMENT
    if report.number is None:
        name = words.DRAFT.format(kind=kind, title=report.title or _beginning(report))
    else:
        name = words.NUMBERED.format(kind=kind, number=report.number)
    if report.date:
        return words.DATED.format(report=name, date=report.date)
    return words.OF_YEAR.format(report=name, year=report.year) if report.year else name


def _beginning(report: Report) -> str:
    text = " ".join(report.passages[0].text.split()) if report.passages else ""
    return text if len(text) <= _BEGINNING else text[:_BEGINNING].rpartition(" ")[0] + words.MORE


def name_section(report: Report, section: Section) -> str:
    """Return ``"Mục I.2.1"``, with its title where another section has the same label."""
    if section.key in {HEADER_KEY, END_KEY}:
        return words.OPENING if section.key == HEADER_KEY else words.CLOSING
    name = _printed(section)
    same = sum(_printed(other) == name for other in report.sections)
    if same < 2:
        return name
    title = section.titles[_first_repeated(section)] or section.title
    return words.TITLED.format(place=name, title=sentence_case(title, report)) if title else name


def sentence_case(title: str, report: Report) -> str:
    """Return a title printed in capitals as it would stand in a sentence.

    Each word is written as the report's own text writes it most often inside sentences, so that
    names and abbreviations keep their capitals.
    """
    if not title.isupper():
        return title
    habits = _habits(report)
    lowered = _WORD.sub(lambda match: habits.get(match[0].lower(), match[0].lower()), title)
    return lowered[:1].upper() + lowered[1:]


@lru_cache(maxsize=64)
def _habits(report: Report) -> dict[str, str]:
    counts: Counter[str] = Counter()
    for passage in report.passages:
        if passage.kind in _WHOLE_PARTS:
            continue
        counts.update(re.findall(r"(?<=[^\W_] )[^\W\d_]+", passage.text))
    best: dict[str, str] = {}
    for form, _ in counts.most_common():
        best.setdefault(form.lower(), form)
    return best


def _printed(section: Section) -> str:
    """Return a section's labels as printed: ``"Mục I.2.1"``, ``"Điều 5 (Chương I)"``."""
    labels = [_REPEATED.sub("", label) for label in section.path]
    worded = [label for label in labels if " " in label or len(label) > 6]
    plain = _joined([label for label in labels if label not in worded])
    named = [words.SECTION.format(label=plain)] if plain else []
    if named or len(worded) < 2:
        return ", ".join([*worded, *named])
    return words.UNDER.format(place=worded[-1], parents=", ".join(worded[:-1]))


def _joined(labels: Sequence[str]) -> str:
    """Return labels as one, a label that holds its parents' standing for them: ``"I.2.1"``."""
    joined: list[str] = []
    for label in labels:
        while joined and label.startswith(f"{joined[-1]}."):
            joined.pop()
        joined.append(label)
    return ".".join(joined)


def _first_repeated(section: Section) -> int:
    repeated = (n for n, label in enumerate(section.path) if _REPEATED.search(label))
    return next(repeated, len(section.path) - 1)


def _items(passage: Passage) -> list[str]:
    """Return ``["khoản 2", "điểm a"]`` for the item ``"2.a"``."""
    parts = passage.item.split(".") if passage.item else []
    return [
        (words.POINT if part[:1].isalpha() else words.CLAUSE).format(label=part) for part in parts
    ]


def _in_section(passage: Passage) -> list[str]:
    return [*_items(passage), *_within(passage)]


def _within(passage: Passage) -> list[str]:
    if passage.kind is PassageKind.NUMBERED_PARAGRAPH:
        return []
    if passage.kind is PassageKind.TABLE:
        caption = [words.TABLE.format(caption=passage.caption)] if passage.caption else []
        return [*caption, words.ROW.format(number=passage.number)]
    form = words.BULLET if passage.kind is PassageKind.BULLET else words.PARAGRAPH
    return [form.format(number=passage.number)]


def _footnote_place(report: Report, passage: Passage) -> str:
    """Return ``"Chú thích 7 (Mục II, đoạn 10)"``, the place being that of its mark."""
    number = passage.number
    anchor = report.anchor(passage)
    if anchor is None:
        return words.FOOTNOTE.format(number=number)
    return words.FOOTNOTE_AT.format(number=number, place=place_of(report, anchor))
