"""Identity: the id of a report, and the body that issued it where the head does not say."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.header import Header

_BODY = re.compile(
    r"\b(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân) "
    r"(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn)\b"
)
_SIGN_BODIES = (("UBND", ("UBND", "Ủy ban", "Uỷ ban")), ("HĐND", ("HĐND", "Hội đồng")))
_LONGEST_ID = 48


def report_id(header: Header, source: str) -> str:
    """Make an id of number and year, or of the file's name where the number is blank.

    It is made of ASCII letters, digits and single dashes, such as ``"346-BC-UBND-2023"``.
    """
    if header.number is None:
        return _slug(PurePath(source).stem) or "report"
    year = str(header.year) if header.year and str(header.year) not in header.number else ""
    return _slug(f"{header.number}-{year}") or "report"


def passage_id(report: str, row: int) -> str:
    """Return the id of a report's n-th passage: ``"346-BC-UBND-2023.p12"``."""
    return f"{report}.p{row}"


def unique_id(wanted: str, taken: set[str]) -> str:
    """Return an id that is not taken: the wanted one, or it with ``-2``, ``-3`` …."""
    unique, count = wanted, 1
    while unique in taken:
        count += 1
        unique = f"{wanted}-{count}"
    return unique


def inferred_issuer(header: Header, texts: Iterable[str]) -> str:
    """Infer the issuing body: the one a report speaks of most, of the place it was written in.

    Bodies of the kind that the number's sign names (``BC-UBND``) come first. Empty where the
    head has no place or the text no body.
    """
    if not header.place:
        return ""
    counts = Counter(match[0] for text in texts for match in _BODY.finditer(text))
    fitting = [body for body in counts if _fits(body, header.sign)] or list(counts)
    if not fitting:
        return ""
    most = max(fitting, key=lambda body: counts[body])
    return f"{most} {header.place}"


def _fits(body: str, sign: str) -> bool:
    return any(short in sign and body.startswith(names) for short, names in _SIGN_BODIES)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-")[:_LONGEST_ID].strip("-")
