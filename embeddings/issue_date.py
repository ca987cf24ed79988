"""When a document was issued: its date stands right behind its number.

So the head of a document is cited by Decree 30/2020/NĐ-CP, annex I ("Quyết định số 115/QĐ-UBND ngày
19/01/2023"). A sentence with both answers the question for the date, however often the report
names the document elsewhere.
"""

from __future__ import annotations

import re

from embeddings.document_kinds import DOCUMENT_KINDS
from embeddings.folding import fold

_ASKED = re.compile(
    rf"\W*(?:{DOCUMENT_KINDS})\s+(?:so\s+)?(?P<number>\d{{1,5}})(?:\s*/\s*[a-z][a-z0-9-]*)?"
    r"\s+(?:(?:cua|do|duoc|da|ubnd|hdnd|thanh pho|tinh|huyen|xa|phuong)\s+)*"
    r"(?:ban hanh\s+|ky\s+|ra(?: doi)?\s+|co\s+|de\s+)?(?:tu\s+|vao\s+)?"
    r"(?:ngay (?:nao|may|bao nhieu|thang nam nao)|khi nao|bao gio|hoi nao|luc nao)\W*"
)
_DATED = r"\s*/\s*[a-z][a-z0-9-]*\s*,?\s*ngay\s+\d{1,2}(?:\s*[/.-]\s*|\s+thang\s+)\d{1,2}"


def tells_issue_date(question: str, text: str) -> bool:
    """Tell whether a question asks for the date of a document, and a text has it with its date.

    Parameters
    ----------
    question
        With its tone marks; of nothing but the document and the date.
    text
        A sentence as printed.
    """
    asked = _ASKED.fullmatch(fold(question))
    if asked is None:
        return False
    return re.search(rf"(?<![\d/]){asked['number']}{_DATED}", fold(text)) is not None
