"""What is said to the one who answers, and not asked of a report: thanks, orders, small talk.

Patterns over the words of a whole message, each word with its marks or without any. They say what
a message asks to be *done* (write, translate, sing, compute), whom it asks about (the one who
answers), or that it asks of the reports as such (what are they about). A message about anything
that stands in a report matches none.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from embeddings.courtesies import is_only_courtesy
from embeddings.folding import clean, fold, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator


class Aside(Enum):
    """What a message that asks nothing that stands in a report is."""

    GREETING = auto()
    THANKS = auto()
    ABOUT_ME = auto()
    """Who or what answers, and what it can do."""
    FEELING = auto()
    """How the person feels, also about the answers."""
    TASK = auto()
    """To write, translate, draw, sing, compute, play or order something."""
    TODAY = auto()
    """The weather, prices, games, the hour: what changes from day to day."""
    OVERVIEW = auto()
    """What the reports are about, as a whole."""


_PARTS = {
    "me": "(?:tôi|mình|tớ|tui|em|anh|chị|con|cháu|chúng tôi|bọn mình|tụi mình)",
    "you": "(?:bạn|bot|chatbot|con bot|trợ lý|mày|cậu|em|ad|hỏi báo cáo)",
    "for_me": "(?:(?:giúp|giùm|dùm)(?! dân| người| bà con| hộ| các| nhân dân)(?: cho)?"
    "(?: tôi| mình| tớ| tui| em| chúng tôi)?|(?:hộ|cho) (?:tôi|mình|tớ|tui|em|chúng tôi))",
    "today": "(?:hôm nay|hôm qua|ngày mai|hiện giờ|bây giờ|lúc này|tối nay|tối qua|sáng nay"
    "|chiều nay)",
    "some": "(?:một |1 |vài |mấy |lại |bài |đoạn |câu |khổ |cái |bản |bức |chút |tí )*",
    "report": "(?:các |những |toàn bộ |bản |cả )*(?:báo cáo|văn bản|tài liệu)"
    "(?: này| đó| trên| ấy| số| [0-9]+| bc| ubnd| năm| của ubnd| thành phố)*",
    "content": "(?:nội dung|ý|điểm|nét|phần)(?: chính| cơ bản| chủ yếu| quan trọng| tổng quát)*",
}
"""Stand in the patterns as ``<me>``."""

_OPENING = """
(?:dạ|này|ê|hey|hãy|làm ơn|vui lòng|xin|thử|giúp <me>|<you> ơi|(?:nhờ )?<you>(?: hãy| giúp))
(?:nhờ )?<you>(?: có)?(?: thể| biết)?(?= (?:viết|soạn|dịch|làm|kể|hát|vẽ|tính|giải|tóm|chơi))
<me> (?:muốn|cần|nhờ)(?: <you>)?(?: xem| nghe)?|cho <me>(?: hỏi| biết| xem| xin)?
"""
_ENDING = """
(?:đi|nhé|nha|với|giúp|giùm|hộ|xem|coi|vậy|thế|ạ|à|hả|a|ha|nhỉ|đây|nào|luôn|ngay|ơi)
<for_me>|<you>|(?:được )?(?:không|ko)
"""

_PATTERNS = {
    Aside.GREETING: """
(?:xin )?chào(?: <you>| anh| chị| admin| buổi (?:sáng|trưa|chiều|tối))*
hello|hi|helo|hey|a ?lo|<you> ơi
""",
    Aside.THANKS: """
(?:dạ |vâng |ok )*(?:cảm ơn|cám ơn)(?: <you>| nhiều| rất nhiều)*|thanks?(?: you)?|tks
ok|oke|okay|vâng|dạ|u|tốt(?: lắm)?|hay quá|giỏi(?: lắm| quá)?|bye(?: bye)?
tạm biệt|hẹn gặp lại|xin lỗi|chúc (?:<you>|ngủ ngon)(?: .*)?
""",
    Aside.ABOUT_ME: """
<you> (?:là (?:ai|gì|con gì|cái gì)|tên (?:là )?gì|(?:bao nhiêu|mấy) tuổi|sinh (?:năm|ngày) nào)
<you> (?:từ đâu (?:đến|ra|tới)|khỏe không|thế nào rồi|nói tiếng gì|(?:đã )?ăn cơm(?: chưa)?)
<you> (?:là|có phải(?: là)?) (?:con )?<kind>(?: thật)?(?: hay(?: là)? <kind>)?
<you> (?:sống|ở|đang ở|quê)(?: ở)? (?:đâu|nước nào)|<you> (?:nghĩ|thấy) (?:gì|sao) về <me>
<you> có (?:thật|thông minh|giỏi|buồn|vui|mệt|yêu <me>|thích <me>)
(?:<me> )?(?:có thể |được )?hỏi (?:được )?(?:những )?gì(?: được)?(?: ở đây)?
<you> có (?:người yêu|vợ|chồng|gia đình|bạn gái|bạn trai|cảm xúc)(?: chưa)?
<you> (?:do|được|của) <who>(?: (?:tạo|làm|viết|sinh|lập trình|phát triển|xây dựng))?(?: ra| nên)*
<who> (?:đã )?(?:tạo|làm|viết|sinh|đẻ|lập trình|phát triển|thiết kế|xây dựng)(?: ra| nên)* <you>
<you> (?:có thể |biết )?(?:làm |giúp |trả lời )?(?:được |<me> )?<what>(?: cho <me>)?
who are you|(?:cách|hướng dẫn) (?:sử )?dụng|cách dùng|hướng dẫn|trợ giúp|giúp <me>|help|menu
""".replace("<kind>", "(?:người|máy|robot|bot|ai|chatgpt|trí tuệ nhân tạo)")
    .replace("<who>", "(?:ai|công ty nào|đơn vị nào|cơ quan nào|người nào)")
    .replace("<what>", "(?:gì|những gì|việc gì|được gì|được những gì|làm gì|làm những gì)"),
    Aside.FEELING: """
(?:<you>|đồ|thằng|con)(?: này)?(?: thật| sao)?(?: mà)? <how>(?: quá| thế| lắm| ghê| ngốc| thật)*
<me> (?:đang |thấy |cảm thấy )?(?:buồn|vui|mệt|chán|đói|cô đơn|buồn ngủ)(?: quá| ghê| lắm)*
<me> (?:yêu|thích|ghét|thương|nhớ) <you>(?: quá| nhiều| lắm)*
(?:trả lời )?(?:sai|dở|tệ|chán|ngu|dốt|ngốc|vô dụng)(?: bét)? (?:rồi|quá|thế)
""".replace("<how>", "(?:ngu|dốt|ngốc|đần|tệ|dở|chán|vô dụng|điên|khùng|láo|thông minh|giỏi)"),
    Aside.TASK: """
(?:viết|soạn|soạn thảo|sáng tác|vẽ|thiết kế|dịch|hát|làm|tạo|mua|nấu) (?:lại )?<for_me>(?! biết) .*
(?:viết|soạn|soạn thảo|sáng tác|vẽ|thiết kế|dịch) .* (?:giúp|giùm|dùm)(?: <me>)?
(?:viết|soạn|sáng tác|đọc|ngâm|làm) (?:cho <me> )?<some>(?:thơ|vè)(?: .*)?
(?:viết|soạn|sáng tác) (?:cho <me> )?<some>(?:văn|nhạc|rap|hát|truyện|kịch bản|e?mail)(?: .*)?
làm (?:một )?bài (?:văn|luận|tập|toán)(?: .*)?
(?:viết|soạn) <some>(?:diễn văn|tiểu luận|luận văn|phát biểu|cảm nghĩ|code|mã nguồn)(?: .*)?
vẽ <some>(?:tranh|hình|ảnh|chân dung)(?: .*)?
dịch .*(?:sang|ra|thành|qua) tiếng .*
.* tiếng <tongue> (?:là gì|nghĩa là gì|(?:nói|viết|đọc) (?:thế nào|sao|là gì)|gọi là gì)
(?:kể|nói) (?:<for_me> )?(?:nghe )?<some>(?:chuyện|truyện)(?: .*)?|nói chuyện với <me>
hát(?: <for_me>)?(?: nghe)?(?: một bài| bài)?|hát (?:một )?bài .*
(?:tính (?:giúp )?)?[0-9]+(?: phần trăm)? của [0-9]+(?: là)?(?: bằng)?(?: bao nhiêu| mấy)?
(?:tính )?căn bậc (?:hai|ba|[0-9]) của .*
(?:giải|làm) (?:<for_me> )?<some>(?:hệ )?(?:phương trình|toán|bài tập|câu đố)(?: .*)?
(?:mở|bật|phát|nghe) (?:<for_me> )?<some>(?:nhạc|hát|video|phim|youtube)(?: .*)?
đặt (?:báo thức|vé (?:máy bay|tàu|xe)|đồ ăn|khách sạn)(?: .*)?
gọi (?:<for_me> )?(?:taxi|grab|xe ôm)(?: .*)?|chỉ đường (?:đến|đi|tới) .*
(?:gọi(?: điện)?|nhắn tin) cho (?:mẹ|bố|ba|má|vợ|chồng|tôi|mình|em)
(?:viết|lập trình|làm|tạo) <some>(?:game|trang web|website|app)(?: .*)?
.* bằng (?:python|java|javascript|php|html)
(?:sửa|kiểm tra|soát) (?:<for_me> )?(?:lỗi )?(?:chính tả|ngữ pháp)(?: .*)?
(?:viết|diễn đạt) lại <some>(?:này|sau)(?: .*)?
chơi (?:game|cờ|đố vui|trò chơi|với <me>)(?: .*)?|đố (?:<you>|vui)(?: .*)?
(?:gợi ý|giới thiệu|tư vấn) (?:<for_me> )?<some>(?:món|phim|sách|truyện|quà|quán|nhà hàng)(?: .*)?
""".replace("<tongue>", "(?:anh|pháp|nhật|trung|hàn|đức|nga|thái|lào)"),
    Aside.TODAY: """
(?:dự báo |tình hình )?(?:thời tiết|nhiệt độ)(?: ở| tại)?(?: .*)? <today>(?: ra sao| thế nào| sao)?
(?:dự báo )?thời tiết(?: thế nào| ra sao)?|trời <today> .*|<today> (?:trời|thời tiết|nhiệt độ) .*
(?:<today> )?trời có (?:mưa|nắng|lạnh|bão)(?: <today>)?
(?:giá|tỷ giá) <ware>(?: sjc| 9999)?(?: <today>)?(?: là)?(?: bao nhiêu| thế nào| ra sao)?
(?:kết quả|xem|dò) (?:xổ số|vé số)(?: miền (?:bắc|trung|nam)| <today>)*
(?:kết quả )?(?:trận )?(?:bóng đá|đấu)(?: .*)? <today>
(?:<today> )?(?:là )?mấy giờ(?: rồi)?(?: <today>)?
<today> (?:là )?(?:thứ|ngày)(?: mấy| bao nhiêu| gì)*|(?:ngày|thứ) mấy <today>
(?:tin tức|tin nóng|tin mới|thời sự|lịch chiếu phim) <today>
""".replace("<ware>", "(?:vàng|đô|đô la|usd|euro|ngoại tệ|xăng|dầu|bitcoin|bạc|heo hơi)"),
    Aside.OVERVIEW: """
<sum_up>(?: lại| sơ| ngắn gọn)*(?: <for_me>)?(?: <content>)?(?: của| trong| về)? <report>
<sum_up>(?: lại)?(?: <for_me>)?(?: <content>)?
(?:trong )?<report> (?:nói|viết|đề cập|trình bày|bàn|nhắc|báo cáo)<about>* (?:gì|nào)
<content>(?: của| trong)? <report>(?: là| gồm| có| những| nói| về)*(?: gì| nào| ra sao| thế nào)?
<report> (?:có|gồm|bao gồm|chia làm|được chia thành)<number>* <parts>(?: gì| nào| chính)*
(?:xem )?mục lục(?:(?: của)? <report>)?
(?:<you> )?(?:đang )?(?:có|giữ)<number>* (?:báo cáo|văn bản|tài liệu)(?: gì| nào)*
<you> (?:có|biết)<number>* (?:dữ liệu|thông tin|số liệu) (?:gì|nào)
(?:đây là|<report> là) (?:báo cáo|văn bản|tài liệu) (?:gì|nào|về cái gì|về gì)
""".replace("<sum_up>", "(?:bản )?(?:tóm tắt|tóm lược|khái quát|giới thiệu|tổng hợp|tóm gọn)")
    .replace("<about>", "(?: gì| về| đến| tới| cái| những| các| vấn đề| điều| nội dung| chuyện)")
    .replace("<number>", "(?: có| những| các| bao nhiêu| mấy)")
    .replace("<parts>", "(?:mục|phần|chương|nội dung|đề mục)"),
}
"""A pattern a line; the messages of a kind match one of them once courtesies are off both ends."""

_SUM = re.compile(
    r"\W*(?:t[íi]nh)?\W*\d[\d.,]*(?:\s*(?:[-+*/x×:÷^]|c[ộo]ng|tr[ừu]|nh[âa]n|chia)\s*\(?\d[\d.,]*\)?)+"
    r"\s*(?:=|b[ằa]ng|l[àa])\s*(?:bao nhi[êe]u|m[ấa]y|\?)*\W*",
    re.IGNORECASE,
)
"""Two numbers or more, what to do with them, and that the result is asked for: ``1 + 1 = ?``"""
_WORD = re.compile(r"[^\W\d_]+")
MOST_COURTESIES = 6
"""At either end; so that a message of nothing else takes no longer to read than others."""


def _either(pattern: str) -> str:
    """Return a pattern whose words match with their marks and without any."""
    for name, part in _PARTS.items():
        pattern = pattern.replace(f"<{name}>", part)
    return _WORD.sub(lambda word: _marked_or_not(word[0]), pattern)


def _marked_or_not(word: str) -> str:
    return word if fold(word) == word else f"(?:{word}|{fold(word)})"


def _any_line(patterns: str) -> str:
    return f"(?:{_either('|'.join(patterns.split(chr(10))[1:-1]))})"


@cache
def _compiled() -> tuple[tuple[Aside, re.Pattern[str]], ...]:
    return tuple((aside, re.compile(_any_line(lines))) for aside, lines in _PATTERNS.items())


@cache
def _courtesies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"{_any_line(_OPENING)} "), re.compile(f" {_any_line(_ENDING)}$")


def aside(message: str) -> Aside | None:
    """Return what a message is that asks nothing that stands in a report; ``None`` for a question.

    Parameters
    ----------
    message
        As typed, with tone marks or without.
    """
    text = clean(message)
    if _SUM.fullmatch(text):
        return Aside.TASK
    cores = tuple(_cores(" ".join(syllables(text))))
    for known, pattern in _compiled():
        if any(map(pattern.fullmatch, cores)):
            return known
    return Aside.GREETING if is_only_courtesy(text) else None


def _cores(words: str) -> Iterator[str]:
    """Yield a message as it is, and without more and more of its opening and closing courtesies."""
    opening, ending = _courtesies()
    for _ in range(MOST_COURTESIES):
        shorter = words
        yield shorter
        for _ in range(MOST_COURTESIES):
            end = ending.search(shorter)
            if end is None:
                break
            shorter = shorter[: end.start()]
            yield shorter
        start = opening.match(words)
        if start is None:
            return
        words = words[start.end() :]
