"""Greetings, thanks and who the bot is: a report says nothing to that."""

from __future__ import annotations

import re

from bot.messages import answers as messages
from embeddings.courtesies import is_only_courtesy
from embeddings.folding import clean, fold, syllables

_GREETINGS = frozenset(
    {"xin chao", "chao", "chao ban", "chao bot", "chao em", "chao anh", "chao chi", "hello", "hi"}
    | {"helo", "alo", "a lo", "hey", "chao buoi sang", "chao ad", "chao admin", "ban oi", "bot oi"}
)
_THANKS = frozenset(
    {"cam on", "cam on ban", "cam on nhe", "cam on nhieu", "cam on ban nhieu", "cam on bot"}
    | {"thanks", "thank you", "thank", "tks", "ok", "oke", "okay", "ok cam on", "vang", "da", "u"}
    | {"vang cam on", "da cam on", "tot", "tot lam", "hay qua", "tam biet", "bye"}
)
_ABOUT_ME = re.compile(
    r"(?:ban|bot|may|em) (?:la (?:ai|gi|con gi)|ten (?:la )?gi)"
    r"|(?:ban|bot|may|em) (?:co the |biet )?(?:lam|giup|tra loi) (?:duoc |gi duoc |toi )?"
    r"(?:gi|nhung gi|viec gi|duoc gi)(?: cho toi)?"
    r"|who are you|(?:cach|huong dan) (?:su )?dung|huong dan|tro giup|giup toi(?: voi)?|help|menu"
)
_CLOSING = re.compile(r"(?: (?:vay|the|a|ha|nhi|day|nhe|di|voi))+$")
_THANKING = re.compile(r"\b(?:cam on|thanks?|tks)\b")


def small_talk(text: str) -> str | None:
    """Return what to say to a greeting, to thanks, or to those who ask who or what the bot is.

    ``None`` when the text is something else.
    """
    words = " ".join(syllables(fold(clean(text))))
    polite = is_only_courtesy(clean(text))
    if words in _THANKS or (polite and _THANKING.search(words)):
        return messages.THANKED
    if _ABOUT_ME.fullmatch(_CLOSING.sub("", words)):
        return messages.ABOUT_ME
    return messages.GREETING if polite or words in _GREETINGS else None
