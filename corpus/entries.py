"""Entries: each block told apart as heading, numbered paragraph, bullet or plain paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from corpus.bodies import MOTTO
from corpus.bullets import split_bullet
from corpus.joins import is_open
from corpus.labels import Label, Rank, parse_label, settle_labels
from corpus.marks import without_last_mark
from corpus.quotations import quoted_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.joins import Block

_LONGEST_HEADING = 400
_LONGEST_TITLE = 250
_LONGEST_COLON_TITLE = 100
_MOST_TITLE_LINES = 3
_UNNUMBERED = re.compile(
    r"(?:PHẦN )?(?:LỜI )?(?:MỞ ĐẦU|NÓI ĐẦU|GIỚI THIỆU|KẾT LUẬN|ĐẶT VẤN ĐỀ)(?: VÀ KIẾN NGHỊ)?\s*:?"
)
_KEYWORDS = frozenset(
    {Rank.APPENDIX, Rank.FORM, Rank.PART, Rank.CHAPTER, Rank.SECTION, Rank.SUBSECTION}
)


class EntryKind(Enum):
    """What a block is."""

    HEADING = auto()
    ITEM = auto()
    BULLET = auto()
    PLAIN = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A block and what it is.

    Attributes
    ----------
    label
        Of a heading or an item.
    title
        Of a heading; empty where its words are a whole paragraph (an article of a decision).
    text
        Of anything else, and of such an article.
    sign
        Of a bullet.
    """

    kind: EntryKind
    block: Block
    text: str = ""
    label: Label | None = None
    title: str = ""
    sign: str | None = None


def classify(blocks: Sequence[Block]) -> tuple[Entry, ...]:
    """Tell what each block is; a title that stands below its label is taken up into it.

    A labelled block is a heading when its words are a title: no final stop, not long, in capitals
    or bold where the looks are known, and with something beneath it. Below an article (điều)
    the numbers and letters are clauses and points, never headings.
    """
    whole = _with_titles(blocks)
    quoted = quoted_rows([block.text for block in whole])
    labels = settle_labels(
        [None if row in quoted else _label(block) for row, block in enumerate(whole)]
    )
    entries: list[Entry] = []
    in_article = False
    for row, (block, label) in enumerate(zip(whole, labels, strict=True)):
        if label is None:
            entries.append(_unlabelled(block))
            continue
        entry = _labelled(
            whole, labels, row, previous=entries[-1] if entries else None, in_article=in_article
        )
        entries.append(entry)
        if entry.kind is EntryKind.HEADING:
            in_article = label.rank is Rank.ARTICLE or (in_article and label.rank > Rank.ARTICLE)
    return tuple(entries)


def _with_titles(blocks: Sequence[Block]) -> list[Block]:
    whole: list[Block] = []
    room = 0
    for block in blocks:
        label = _label(block)
        if room and label is None and _is_title_below(block, whole[-1]):
            whole[-1] = _merged(whole[-1], block)
            room -= 1
            continue
        bare = label is not None and not block.text[label.end :]
        room = _MOST_TITLE_LINES if bare else 0
        whole.append(block)
    return whole


def _is_title_below(block: Block, above: Block) -> bool:
    if block.row or block.contents or len(block.text) > _LONGEST_TITLE:
        return False
    if split_bullet(block.text) is not None or MOTTO.search(block.text):
        return False
    label = parse_label(above.text)
    if label is None:
        return False
    first = not above.text[label.end :]
    if label.rank not in _KEYWORDS:
        return first and is_open(block.text)
    return block.text.isupper() or (
        is_open(block.text) and (block.bold or (first and block.centred))
    )


def _merged(above: Block, below: Block) -> Block:
    label = parse_label(above.text)
    bare = label is not None and not above.text[label.end :]
    dot = "." if bare and above.text[-1].isalnum() else ""
    return replace(
        above, text=f"{above.text}{dot} {below.text}", lines=(*above.lines, *below.lines)
    )


def _label(block: Block) -> Label | None:
    """Return a block's label; one without number where only its looks or words say heading."""
    if block.row or block.contents:
        return None
    label = parse_label(block.text)
    if label is None and _is_unnumbered_heading(block):
        return Label(Rank.TITLE, block.text, 0, 0)
    return label


def _is_unnumbered_heading(block: Block) -> bool:
    if len(block.text) > _LONGEST_TITLE or split_bullet(block.text) is not None:
        return False
    return block.heading or _UNNUMBERED.fullmatch(block.text) is not None


def _unlabelled(block: Block) -> Entry:
    if block.row:
        return Entry(EntryKind.ROW, block, block.text)
    if block.contents:
        return Entry(EntryKind.PLAIN, block, block.text)
    bullet = split_bullet(block.text)
    if bullet is not None:
        return Entry(EntryKind.BULLET, block, bullet[1], sign=bullet[0])
    return Entry(EntryKind.PLAIN, block, block.text)


def _labelled(
    blocks: Sequence[Block],
    labels: Sequence[Label | None],
    row: int,
    *,
    previous: Entry | None,
    in_article: bool,
) -> Entry:
    block, label = blocks[row], labels[row]
    assert label is not None  # noqa: S101 (callers pass labelled rows only)
    words = block.text[label.end :]
    if label.rank is Rank.ARTICLE:
        titled = not words or _is_article_title(blocks, labels, row)
        return Entry(
            EntryKind.HEADING, block, "" if titled else block.text, label, words if titled else ""
        )
    if label.rank in _KEYWORDS or label.rank is Rank.TITLE:
        return Entry(EntryKind.HEADING, block, "", label, words)
    if in_article and label.rank >= Rank.ARABIC:
        return Entry(EntryKind.ITEM, block, block.text, label)
    if not _is_title(block, label, words) or _is_list_entry(blocks, labels, row, previous):
        return Entry(EntryKind.ITEM, block, block.text, label)
    return Entry(EntryKind.HEADING, block, "", label, words)


def _is_article_title(blocks: Sequence[Block], labels: Sequence[Label | None], row: int) -> bool:
    """Tell whether the words of an article are its title; some laws print a stop after it."""
    block, label = blocks[row], labels[row]
    words = block.text[label.end :] if label else ""
    if len(words) > _LONGEST_TITLE:
        return False
    if block.bold or is_open(words):
        return True
    below = labels[row + 1] if row + 1 < len(blocks) else None
    has_text = row + 1 < len(blocks) and (below is None or below.rank > Rank.ARTICLE)
    return (
        has_text
        and len(words) <= _LONGEST_COLON_TITLE
        and words.count(".") == 1 == words[-1:].count(".")
    )


def _is_title(block: Block, label: Label, words: str) -> bool:
    if not words or len(words) > _LONGEST_HEADING or words[0].islower():
        return False
    if block.bold or block.heading or words.isupper():
        return True
    longest = _LONGEST_HEADING if label.rank <= Rank.ROMAN else _LONGEST_TITLE
    if is_open(words):
        return len(words) <= longest
    return without_last_mark(words).endswith(":") and len(words) <= _LONGEST_COLON_TITLE


def _is_list_entry(
    blocks: Sequence[Block], labels: Sequence[Label | None], row: int, previous: Entry | None
) -> bool:
    """Tell whether a title is but an entry of a list: nothing beneath it, or the last of such."""
    block, label = blocks[row], labels[row]
    if (
        label is None
        or block.bold
        or block.heading
        or label.rank <= Rank.ROMAN
        or block.text[label.end :].isupper()
    ):
        return False
    below = labels[row + 1] if row + 1 < len(blocks) else None
    if row + 1 == len(blocks) or (below is not None and below.rank <= label.rank):
        return True
    return (
        previous is not None
        and previous.kind is EntryKind.ITEM
        and previous.label is not None
        and previous.label.rank is label.rank
        and previous.label.value < label.value
        and (is_open(previous.text) or not is_open(block.text))
    )
