"""A report named in a question is where to look, not what to look for.

"Báo cáo 346 nói gì về vệ sinh môi trường?" is about the environment; left in, the number and the
kind of the document would bring the head of the report first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from embeddings.document_kinds import DOCUMENT_KINDS
from embeddings.folding import fold
from embeddings.followup import names_nothing
from embeddings.report_choice import BODY_KINDS, LONGEST_NAME, PLACE_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LEADING = r"(?:\b(?:theo|trong|o|tai)\s+)?"
_NUMBERED = re.compile(
    rf"{_LEADING}\b(?:{DOCUMENT_KINDS}|bc)\s+(?:so\s+)?(\d{{1,5}})(?:\s*/\s*[a-z][a-z0-9-]*)?"
    r"(?:\s*,?\s*(?:ngay\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
    r"|\s*,?\s*ngay\s+\d{1,2}\s+thang\s+\d{1,2}\s+nam\s+\d{4})?"
)
_BODY = re.compile(
    rf"{_LEADING}(?:\bbao cao\s+)?(?:\b(?:cua|do)\s+)?"
    rf"\b(?:{BODY_KINDS})\s+(?:(?:{PLACE_KINDS})\s+)?"
)
_SAYS = re.compile(
    r"^[\s,:]*(?:thi\s+)?(?:(?:co\s+)?(?:noi|neu|viet|ghi|nhac|de cap)\s+)?(?:(?:nhung\s+)?gi\s+)?"
    r"(?:(?:ve|den|toi)\s+)?"
)
_WORD = re.compile(r"[^\W_]+")


def split_mention(question: str, is_held: Callable[[str], bool]) -> tuple[str, str]:
    """Return a question without the words that name one of the reports, and those words.

    Parameters
    ----------
    question
        NFC, with or without tone marks.
    is_held
        Tells whether a token of :func:`embeddings.report_choice.identity_tokens` is some report's.

    Returns
    -------
    tuple of str
        The question as it is and an empty text where no report is named, or nothing else is asked.
    """
    folded = fold(question)
    if len(folded) != len(question):
        return question, ""
    spans = sorted([*_numbered(folded, is_held), *_bodies(folded, is_held)])
    about, mention, place = "", "", 0
    for start, end in spans:
        about += question[place : max(start, place)]
        mention += f" {question[max(start, place) : end]}"
        place = max(end, place)
    about += question[place:]
    about = about[_told(about) :].strip() if spans else about
    if not spans or names_nothing(about):
        return question, ""
    return about, mention.strip()


def _told(about: str) -> int:
    found = _SAYS.match(fold(about))
    return found.end() if found else 0


def _numbered(folded: str, is_held: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    for match in _NUMBERED.finditer(folded):
        if is_held(f"report:doc:{int(match[1])}"):
            yield match.span()


def _bodies(folded: str, is_held: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    for match in _BODY.finditer(folded):
        words = list(_WORD.finditer(folded, match.end()))[:LONGEST_NAME]
        for count in range(len(words), 0, -1):
            name = " ".join(word[0] for word in words[:count])
            if is_held(f"report:name:{name}"):
                yield match.start(), words[count - 1].end()
                break
