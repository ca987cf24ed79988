"""Words of a follow-up that point back ("quyết định đó", "ở đó"), and the name of what they mean.

The name is looked for in what was asked and answered before: the same noun with its number or its
name. Where it is not told, or several things might be meant, none is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.letters import CAPITALS, SMALL
from embeddings.folding import fold
from embeddings.syllable_shapes import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_CAPITAL = rf"[{CAPITALS}][{CAPITALS}{SMALL}]*"
_SMALL = rf"[{SMALL}]+"
_NAME = rf"{_CAPITAL}(?:(?:\s+|\s*[-–]\s*){_CAPITAL})*(?:\s+\d+)?"
_NUMBER = r"(?:số\s+)?\d+(?:\s*/\s*[^\W_]+(?:-[^\W_]+)*)*"
_ENDING = (
    "đã|đang|sẽ|được|bị|do|có|là|với|tại|ở|để|trong|ngoài|trên|năm|tháng|ngày|đạt|gồm|theo|từ|đến|"
    "cho|nhằm|khi|nên|mà|này|đó|ấy|nào|gì|bao|còn|chưa|không|phải|thì|vẫn|như|vì|sau|trước|giao|"
    "hoàn thành|triển khai|khởi công|yêu cầu|đề nghị|trình|chỉ đạo|ban hành|mới|đều|cũng|số|"
    "sử dụng|dùng|vay|giải phóng|huy động|khánh thành|động thổ|đấu thầu|phê duyệt|dài|rộng|nằm|"
    "thuộc"
)
"""Words that a name in small letters does not hold: it ends before them."""
_WORDS = rf"(?:(?!(?:{_ENDING})\b){_SMALL}\s+){{0,5}}"
_DOING = "chi|trả|cấp|thu|vận|tổ|kiểm|phối|báo|nộp|mở|xây|thực|chủ|tham|tiếp|lập|phát|xử|hỗ|quyết"
"""Nor does what follows the first words of a title begin with them."""
_MORE = rf"(?:\s+(?!(?:{_ENDING}|{_DOING})\b){_SMALL})"
_TITLE = rf"(?:{_CAPITAL}{_MORE}{{1,6}}(?:\s+{_NAME}{_MORE}?)?|{_NAME})"
"""A name in capitals, or one of which only the first word has one: "Phát triển quỹ đất"."""
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Mai|Trương|Lương|"
    "Đoàn|Trịnh|Tạ|Hà|Cao|Tô|Lâm|Đào|Châu|Thái|Quách|Lưu|Tống|Triệu|Vương|Phùng|La|Kiều|Khuất|Chu"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that is pointed to.

    Attributes
    ----------
    nouns
        Each begins a name of its own ("xã"), as a part of a pattern, the longer ones first.
    general
        Those that stand for any of them ("địa phương").
    name
        What a name is after its noun, as a pattern.
    """

    nouns: str
    general: str
    name: str


KINDS = (
    Kind(
        "quyết định|nghị quyết|kế hoạch|công văn|chỉ thị|thông báo|đề án|kết luận|tờ trình"
        "|thông tư|nghị định|hướng dẫn|chương trình",
        "văn bản",
        rf"(?:{_NUMBER}|{_WORDS}{_TITLE})",
    ),
    Kind(
        "khu công nghiệp|cụm công nghiệp|khu dân cư|khu tái định cư|khu đô thị|tuyến đường|nhà máy"
        "|dự án|công trình|mô hình|lễ hội|di tích|đường|cầu|chợ|hồ|đập|kênh|đình|chùa|đền",
        "công trình|dự án|nhà máy|di tích",
        rf"{_WORDS}{_TITLE}",
    ),
    Kind(
        "thị trấn|thị xã|thành phố|khu phố|phường|huyện|quận|tỉnh|thôn|làng|đảo|xã|bản|ấp|buôn",
        "địa phương|nơi|chỗ|khu vực|vùng|địa bàn",
        rf"(?:{_NAME}|\d+)",
    ),
    Kind(
        "hợp tác xã|trung tâm|bệnh viện|chi cục|công ty|trường|phòng|trạm|đội"
        "|ban(?! (?:hành|đầu|ngày|đêm))|hội(?! (?:nghị|thảo|đồng))|sở|quỹ",
        "đơn vị|cơ quan|tổ chức|doanh nghiệp",
        rf"{_WORDS}{_TITLE}",
    ),
    Kind("ông|bà|anh|chị|cô|đồng chí", "người|cán bộ|đồng chí|vị", _NAME),
)
_WRITTEN_OF, _PLACES, _PEOPLE = KINDS[:2], KINDS[2], KINDS[-1]
_PERSON = rf"\b(?:{_SURNAMES})(?:\s+{_CAPITAL}){{1,3}}"
_OTHER_PERSON = re.compile(rf"\b[{CAPITALS}][{SMALL}]+(?:\s+[{CAPITALS}][{SMALL}]+)+")
_AT = re.compile(rf"\b(?:[Ởở]|[Tt]ại)\s+(?P<name>{_NAME})")
_AND_ANOTHER = re.compile(r"\s*(?:,|và)\s+(?:số\s+)?\d+")
"""Behind a number: "các quyết định 115 và 109"."""
_HEAD = re.compile(r"\b(?:chủ tịch|bí thư|trưởng|phó)\b[^.,;]{0,12}$", re.IGNORECASE)
"""What stands before a body whose name is followed by that of its head."""
_AFTER_THAT = (
    "do|ban hành|có|là|bị|được|gồm|quy định|đã|sẽ|đang|còn|chưa|cần|phải|nằm|khi|bao|mấy|thì|hết"
    "|đạt|áp dụng|hoàn thành|xong|tên|vì|tại sao|thế|ra sao|gửi|nhằm"
)
_BEFORE_THAT = rf"(?=[\s?.!]*$|\s+(?:{_AFTER_THAT})\b)"
_BACK = "đó|ấy|kia|này|nói trên|nêu trên|vừa nêu|vừa nói"
_THAT_UNMARKED = f"do{_BEFORE_THAT}"
"""*đó* as it was typed without its marks, which is *do* ("by") before anything else."""
_ABOVE = f"trên{_BEFORE_THAT}"
"""Only of what is written about: "người trên 80", "tuyến trên" are something else."""
_PLACE_ITSELF = re.compile(r"\b(?P<before>ở|tại) (?:đó|đấy)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point back.

    Attributes
    ----------
    start, end
        Where they stand in the question.
    kind
        The kind of thing that is meant.
    noun
        As a pattern.
    """

    start: int
    end: int
    kind: Kind
    noun: str


def pointer(question: str, *, unmarked: bool = False) -> Pointer | None:
    """Find the words of a question that point back to something by its kind.

    What the question names itself before them is what they mean, so that they don't point back.

    Parameters
    ----------
    question
        With its tone marks.
    unmarked
        Whether it was typed without them, so that *do* may have been *đó*.
    """
    for pointed in _pointers(question, f"{_BACK}|{_THAT_UNMARKED}" if unmarked else _BACK):
        if not any(names(question[: pointed.start], pointed)):
            return pointed
    return None


def _pointers(question: str, back: str) -> Iterator[Pointer]:
    for kind in KINDS:
        any_noun = f"{kind.nouns}|{kind.general}"
        after = f"{back}|{_ABOVE}" if kind in _WRITTEN_OF else back
        found = re.search(rf"\b(?P<noun>{any_noun})\s+(?:{after})(?!\w)", question, re.IGNORECASE)
        if found:
            noun = found["noun"].lower()
            general = noun in kind.general.split("|")
            yield Pointer(*found.span(), kind, any_noun if general else noun)
    if place := _PLACE_ITSELF.search(question):
        yield Pointer(place.end("before") + 1, place.end(), _PLACES, _PLACES.nouns)


def names(text: str, pointed: Pointer) -> Iterator[str]:
    """Give the names in a text that have the noun of a pointer; of people, also without one.

    What stands behind "ở" is there, and a name that is no Vietnamese one a person.
    """
    if pointed.noun == _PLACES.nouns:
        yield from (match["name"] for match in _AT.finditer(text))
    if pointed.kind is _PEOPLE:
        yield from (match[0] for match in _OTHER_PERSON.finditer(text) if _is_foreign(match[0]))
    pattern = rf"\b(?i:{pointed.noun})\s+{pointed.kind.name}"
    if pointed.kind is _PEOPLE:
        pattern = f"{pattern}|{_PERSON}"
    for match in re.finditer(pattern, text):
        named_head = _HEAD.search(text[: match.start()]) and re.search(_PERSON, match[0])
        if pointed.kind is _PEOPLE or not named_head:
            yield match[0]
        if another := _AND_ANOTHER.match(text, match.end()):
            yield match[0] + another[0]


def meant(question: str, texts: Callable[[], Iterable[str]], *, unmarked: bool = False) -> str:
    """Return a question with the name of the thing that it points back to.

    Parameters
    ----------
    question
        With its tone marks.
    texts
        Gives the texts before it, the likeliest to name the thing first; called only where the
        question points back.
    unmarked
        Whether it was typed without tone marks.

    Returns
    -------
    str
        Empty where it points to nothing by its kind, or no text names a thing of that kind, or
        the first that does names several.
    """
    pointed = pointer(question, unmarked=unmarked)
    if pointed is None:
        return ""
    found = next(filter(None, (_different(names(text, pointed)) for text in texts())), ())
    if len(found) != 1:
        return ""
    return f"{question[: pointed.start]}{found[0]}{question[pointed.end :]}"


def _is_foreign(name: str) -> bool:
    return not any(is_syllable(fold(word)) for word in name.split())


def _different(found: Iterable[str]) -> tuple[str, ...]:
    return tuple({fold(name): name for name in found}.values())
