"""What a question names and no report does, in words worth telling a person.

Only words that carry meaning, and whole words rather than syllables: most Vietnamese words have two
syllables, and *lửa* alone says nothing of *vé xe lửa*. What stands between the words that say
nothing and the pairs that a report has ("tỷ lệ | nghiện ma túy | của | thành phố") is named as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from embeddings.folding import fold, marked, syllables, without_marks
from embeddings.syllable_shapes import is_syllable
from embeddings.tones import needs_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from embeddings.tones import ToneModel

_SAYING_NOTHING = """
a à á ạ ai anh ấy bạn bao bằng bây bên bị biết bn bnhieu bot bởi cả các cách cái càng cần chả chắc
chẳng chị chỉ cho chúng chưa chứ có con còn của cùng cũng cứ dạ dc do dù đã đang đâu đây đấy để đc
đến đều đi đó đôi đối được em ê gần gì giờ giúp giùm dùm ha hả hay hãy hen hết hiện hoặc hỏi hok
hôm hông hong hơi hơn hở j kể khá khác khi khoảng không kia kiểu ko là lại làm lắm lần lên lúc
luôn m mà mai mãi mấy mình mk mn mọi mỗi một mới muốn này nãy nào năm nay nếu nên ngày ngay ngoài
nha nhé nhất nhỉ nhiêu nhiều như nhưng những nó nói nơi nữa ntn oi ơi ở phải qua quá ra rất rằng
rõ rồi ru sao sau sẽ sự tại tất tháng thấy thế theo thì thường thử tí tôi tớ trên trong trước
tui từ từng tuy và vài vẫn vào vậy về vì việc với vừa vs xem xin xong z sáng trưa chiều tối đêm
tuần trăm nghìn ngàn triệu ờ ơ ừ ừm
"""
WORDLESS = frozenset(_SAYING_NOTHING.split())
"""Syllables that carry no meaning of their own."""
_WORDLESS_UNMARKED = frozenset(map(fold, WORDLESS))
_WORD = re.compile(r"[^\W_]+")
LONGEST = 5
"""Syllables of what is named as one thing; of a longer one, the last."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the reports hold.

    Attributes
    ----------
    forms
        The syllables of the reports, as written there.
    is_held
        Tells whether a lexical token stands in some passage.
    language
        General language, which tells what is a word.
    otherwise
        Folded syllables that a report may say in other words, such as an abbreviation's.
    """

    forms: Collection[str]
    is_held: Callable[[str], bool]
    language: ToneModel
    otherwise: Collection[str]


def unmentioned(typed: str, meant: str, held: Held) -> tuple[str, ...]:
    """Return the words of a question that no report has.

    Parameters
    ----------
    typed
        The question, cleaned.
    meant
        The same with its tone marks and without slips of the keyboard.
    held
        What the reports hold.

    Returns
    -------
    tuple of str
        As typed, in order, each once.
    """
    written = _WORD.findall(without_marks(typed))
    words, read = [word.lower() for word in written], syllables(meant)
    if len(read) != len(words):
        read = words
    wordless = _WORDLESS_UNMARKED if needs_tones(typed) else WORDLESS
    content = [word.isalpha() and len(word) > 1 and word not in wordless for word in words]
    folded = [fold(word) for word in words]
    alone = [
        content[place] and not _in_held_pair(place, folded, held) for place in range(len(words))
    ]
    absent = [
        alone[place] and not _is_held(place, words, read, held) for place in range(len(words))
    ]
    kinds = [alone[place] and 1 + is_syllable(folded[place]) for place in range(len(words))]
    spans = [(start, end) for start, end in _rows(kinds) if any(absent[start:end])]
    return tuple(dict.fromkeys(" ".join(written[start:end][-LONGEST:]) for start, end in spans))


def _in_held_pair(place: int, folded: Sequence[str], held: Held) -> bool:
    """Tell whether a report has a word beside the same neighbour, whatever the marks."""
    around = folded[max(place - 1, 0) : place + 2]
    return any(held.is_held(f"{first}_{second}") for first, second in pairwise(around))


def _is_held(place: int, words: Sequence[str], read: Sequence[str], held: Held) -> bool:
    """Tell whether a report has a word by itself.

    One that was typed with its marks, and is a word, is looked for with them: "phở" is not "phố".
    """
    folded = fold(words[place])
    if folded in held.otherwise or read[place] in held.forms:
        return True
    is_word = marked(words[place]) and words[place] in held.language.singles
    return not is_word and held.is_held(folded)


def _rows(kinds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each row of the same kind, but 0: foreign words stand apart."""
    for kind, places in groupby(range(len(kinds)), key=kinds.__getitem__):
        row = list(places)
        if kind:
            yield row[0], row[-1] + 1
