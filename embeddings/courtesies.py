"""Words that carry no question: greetings, forms of address, polite endings."""

from __future__ import annotations

import re

_PERSON = r"(?:em|mình|mik|mk|tôi|tui|cháu|con|anh|chị|a|c|e|bác|dân|bà con|chúng tôi|tụi em)"
_LISTENER = r"(?:ad|admin|mod|bot|bạn|bn|anh chị|anh|chị|quý cơ quan|cơ quan|mn|mọi người|ac|a/c)"
_OPENING = re.compile(
    rf"^(?:\s*(?:(?:dạ|ạ|vâng|alo|hi|hello|chào|xin chào|kính chào|kính gửi)(?:\s+{_LISTENER})?"
    rf"|{_LISTENER}\s+ơi"
    rf"|(?:làm ơn\s+|xin\s+|vui lòng\s+)?cho\s+(?:{_PERSON}\s+)?(?:hỏi|biết)(?:\s+là)?"
    rf"|{_PERSON}\s+(?:muốn|xin)\s+hỏi)\b[\s,.:!]*)+",
    re.IGNORECASE,
)
_ENDING = re.compile(
    rf"(?:[\s,.]+(?:(?:vậy|v|z|thế|nhỉ|nhé|nha|nhen|nghen|hen|ạ|à|hả|ha|đi|với|vs|giùm|dùm|giúp)\s+)?"
    rf"(?:{_LISTENER}(?:\s+ơi)?|ạ|nhỉ|nhé|nha|nhen|nghen|hen|vậy|v|z))+[\s?.!]*$",
    re.IGNORECASE,
)


_GREETING = re.compile(
    rf"(?:[\s,.!?]*(?:xin|dạ|vâng|chào|hello|hi|alo|cảm ơn|cám ơn|cam on|xin chao|chao|thanks?"
    rf"|thank you|tks|ok|oke|ạ|nhé|nha|nhiều|rất nhiều|{_LISTENER})\b)+[\s,.!?]*",
    re.IGNORECASE,
)


def without_courtesies(question: str) -> str:
    """Return a question without its opening and closing courtesies.

    ``"ad ơi cho em hỏi năm nay thu ngân sách đạt ko v bn"`` becomes ``"năm nay thu ngân sách đạt
    ko"``. A question of nothing else stays as it is.
    """
    shorter = _OPENING.sub("", question)
    shorter = _ENDING.sub("", shorter).strip()
    return shorter if re.search(r"\w", shorter) else question


def is_only_courtesy(question: str) -> bool:
    """Tell whether a message is a greeting or thanks and asks nothing."""
    return _GREETING.fullmatch(question) is not None
