"""One Vietnamese sentence for each failure: what is wrong, and what to do about it."""

from __future__ import annotations

import json
import re
from functools import singledispatch
from typing import TYPE_CHECKING

from bot import answering
from bot import errors as bot
from bot.messages.words import listed, quoted
from bot.settings_errors import (
    OutOfRange,
    SettingFolderMissing,
    SettingNotAFolder,
    SettingsFileMissing,
    SettingsFileUnreadable,
    SettingsSyntax,
    UnknownSetting,
    ValueKind,
    WrongType,
)
from bot.telegram import errors as telegram
from corpus import SUPPORTED_TYPES
from corpus import errors as corpus
from embeddings import errors as store
from embeddings import evaluation
from embeddings.glossary import BadWordList, WordListUnreadable

if TYPE_CHECKING:
    from corpus.errors import HoiBaoCaoError

_KINDS = {
    ValueKind.TEXT: "một chuỗi trong dấu ngoặc kép",
    ValueKind.INTEGER: "một số nguyên",
    ValueKind.NUMBER: "một số",
    ValueKind.FLAG: "true hoặc false",
    ValueKind.PATH: "một đường dẫn trong dấu ngoặc kép",
    ValueKind.INTEGERS: "một danh sách số nguyên, ví dụ [1, 2]",
    ValueKind.TEXTS: 'một danh sách chuỗi, ví dụ ["a", "b"]',
    ValueKind.TABLE: "một bảng, viết trong ngoặc vuông trên dòng riêng",
}


@singledispatch
def describe(error: HoiBaoCaoError) -> str:
    """Return the sentence for a failure.

    Parameters
    ----------
    error
        Any failure of this project.

    Returns
    -------
    str
        One Vietnamese sentence, with its full stop.

    Raises
    ------
    NotImplementedError
        If no sentence was written for its class; a test keeps that from happening.
    """
    raise NotImplementedError(type(error).__qualname__)


# The documents


@describe.register
def _(error: corpus.FolderMissing) -> str:
    return (
        f"Không có thư mục báo cáo {quoted(error.path)}; "
        "hãy tạo thư mục đó hoặc sửa corpus.folder trong tệp cấu hình."
    )


@describe.register
def _(error: corpus.NoReports) -> str:
    return (
        f"Thư mục {quoted(error.path)} không có báo cáo nào đọc được; "
        f"hãy chép báo cáo ({listed(sorted(SUPPORTED_TYPES))}) vào đó."
    )


@describe.register
def _(error: corpus.UnsupportedFile) -> str:
    return (
        f"Chưa đọc được loại tệp của {quoted(error.path)}; "
        f"hãy đổi báo cáo sang một trong các dạng {listed(sorted(SUPPORTED_TYPES))}."
    )


@describe.register
def _(error: corpus.UnreadableFile) -> str:
    return f"Không mở được tệp {quoted(error.path)}; hãy kiểm tra tên tệp và quyền đọc."


@describe.register
def _(error: corpus.EmptyFile) -> str:
    return f"Tệp {quoted(error.path)} không có chữ nào; hãy chép lại báo cáo từ bản gốc."


@describe.register
def _(error: corpus.UnknownEncoding) -> str:
    return (
        f"Không chắc tệp {quoted(error.path)} dùng bảng mã nào; "
        "hãy mở tệp rồi lưu lại ở bảng mã UTF-8."
    )


@describe.register
def _(error: corpus.DamagedFile) -> str:
    return (
        f"Tệp {quoted(error.path)} bị hỏng, thiếu phần cuối hoặc sai phần mở rộng; "
        "hãy chép lại báo cáo từ bản gốc."
    )


@describe.register
def _(error: corpus.EncryptedFile) -> str:
    return f"Tệp {quoted(error.path)} có mật khẩu; hãy bỏ mật khẩu rồi lưu lại."


@describe.register
def _(error: corpus.TooManyPages) -> str:
    return (
        f"Tệp {quoted(error.path)} có {error.pages} trang, chỉ đọc được đến {error.most} trang; "
        "hãy tách tệp thành nhiều phần."
    )


@describe.register
def _(error: corpus.MislabelledFile) -> str:
    return (
        f"Nội dung tệp {quoted(error.path)} là dạng {error.actual}, không đúng phần mở rộng; "
        "hãy đổi tên tệp cho đúng."
    )


@describe.register
def _(error: corpus.TooLargeFile) -> str:
    return (
        f"Tệp {quoted(error.path)} quá lớn (tối đa {error.most // 1_000_000} MB); "
        "hãy nén bớt hình ảnh hoặc tách tệp."
    )


@describe.register
def _(error: corpus.SuspiciousArchive) -> str:
    return (
        f"Tệp {quoted(error.path)} nén bất thường, có thể gây hại nên không mở; "
        "hãy lấy lại báo cáo từ nơi gửi."
    )


@describe.register
def _(error: corpus.ParsingTooSlow) -> str:
    return (
        f"Đọc tệp {quoted(error.path)} quá {error.seconds:g} giây chưa xong nên đã dừng; "
        "hãy tách tệp thành nhiều phần hoặc lưu lại từ bản gốc."
    )


@describe.register
def _(error: corpus.ParsingTooLarge) -> str:
    return (
        f"Đọc tệp {quoted(error.path)} tốn quá nhiều bộ nhớ nên đã dừng; "
        "hãy tách tệp thành nhiều phần hoặc lưu lại từ bản gốc."
    )


@describe.register
def _(error: corpus.OcrMissing) -> str:
    return (
        f"Tệp {quoted(error.path)} là bản quét; hãy cài gói tesseract-ocr và tesseract-ocr-vie "
        "để nhận dạng chữ."
    )


@describe.register
def _(error: corpus.OfficeMissing) -> str:
    return (
        f"Muốn đọc tệp {quoted(error.path)}, hãy cài gói libreoffice-writer-nogui "
        "hoặc lưu báo cáo thành .docx."
    )


@describe.register
def _(error: BadWordList) -> str:
    return (
        f"Dòng {error.line} của bảng từ {quoted(error.path)} thiếu cột; "
        "hãy ngăn các cột bằng dấu tab như những dòng khác."
    )


@describe.register
def _(error: WordListUnreadable) -> str:
    return (
        f"Không đọc được bảng từ {quoted(error.path)}; "
        "hãy kiểm tra đường dẫn ở mục [words] của tệp cấu hình và lưu tệp bằng bảng mã UTF-8."
    )


# The index


@describe.register
def _(error: store.NoIndex) -> str:
    return f"Chưa có chỉ mục trong {quoted(error.folder)}; hãy chạy lệnh hoibaocao index."


@describe.register
def _(error: store.NoOlderGeneration) -> str:
    return f"Trong {quoted(error.folder)} không có bản chỉ mục nào cũ hơn để quay lại."


@describe.register
def _(error: store.DamagedIndex) -> str:
    return (
        f"Chỉ mục trong {quoted(error.folder)} bị hỏng ở tệp {quoted(error.file)}; "
        "hãy sửa bằng lệnh hoibaocao index --repair."
    )


@describe.register
def _(error: store.ForeignEncoder) -> str:
    pair = (error.found, error.wanted)
    found, wanted = (f"bộ mã hóa {name} ({dimension} chiều)" for name, dimension in pair)
    other = f"không phải {wanted}" if found != wanted else "nhưng thuộc phiên bản khác"
    return (
        f"Chỉ mục được tạo bằng {found}, {other}, nên cần tạo lại; hãy chạy lệnh hoibaocao index."
    )


@describe.register
def _(error: store.OldFormat) -> str:
    return (
        f"Chỉ mục trong {quoted(error.folder)} theo định dạng cũ (số {error.found}, "
        f"nay là số {error.known}), nên cần tạo lại; hãy chạy lệnh hoibaocao index."
    )


@describe.register
def _(error: store.NewFormat) -> str:
    return (
        f"Chỉ mục trong {quoted(error.folder)} do một phiên bản mới hơn tạo ra "
        f"(định dạng số {error.found}, bản này đọc được đến số {error.known}); "
        "hãy nâng cấp chương trình hoặc tạo lại bằng lệnh hoibaocao index --full."
    )


@describe.register
def _(error: store.IndexLocked) -> str:
    pid, host, since = error.holder
    who = listed([f"tiến trình {pid}" if pid else "", f"máy {host}" if host else ""])
    when = f" từ {since}" if since else ""
    held = f" ({who}{when})" if who or when else ""
    return (
        f"Một lần chạy khác đang ghi chỉ mục trong {quoted(error.folder)}{held}; "
        "hãy đợi xong rồi thử lại."
    )


@describe.register
def _(error: store.IndexFolderUnusable) -> str:
    return (
        f"Không đọc hoặc ghi được thư mục chỉ mục {quoted(error.folder)} ({error.reason}); "
        "hãy kiểm tra quyền của thư mục hoặc sửa index.folder trong tệp cấu hình."
    )


@describe.register
def _(error: store.DiskFull) -> str:
    return (
        f"Hết dung lượng đĩa khi ghi chỉ mục vào {quoted(error.folder)}; "
        "chỉ mục cũ vẫn nguyên vẹn, hãy giải phóng chỗ trống rồi chạy lại."
    )


# The configuration


@describe.register
def _(error: SettingsFileMissing) -> str:
    return f"Không có tệp cấu hình {quoted(error.file)}; hãy kiểm tra đường dẫn sau --config."


@describe.register
def _(error: SettingsFileUnreadable) -> str:
    return (
        f"Không đọc được tệp cấu hình {quoted(error.file)}; "
        "hãy kiểm tra quyền đọc và lưu tệp ở bảng mã UTF-8."
    )


@describe.register
def _(error: SettingsSyntax) -> str:
    where = f" ở dòng {error.line}" if error.line else ""
    return (
        f"Tệp cấu hình {quoted(error.file)} viết sai cú pháp TOML{where}; "
        "hãy sửa lại theo mẫu config.example.toml."
    )


@describe.register
def _(error: UnknownSetting) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: không có mục {error.key} "
        f"(giá trị {_value(error.value)}); "
        f"chỉ được dùng: {listed(error.allowed)}."
    )


@describe.register
def _(error: WrongType) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {_value(error.value)} không hợp lệ; "
        f"phải là {_KINDS[error.allowed]}."
    )


@describe.register
def _(error: OutOfRange) -> str:
    ends = [
        "" if error.minimum is None else f"nhỏ nhất là {error.minimum}",
        "" if error.maximum is None else f"lớn nhất là {error.maximum}",
    ]
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {_value(error.value)} không hợp lệ; "
        f"giá trị {listed(ends)}."
    )


@describe.register
def _(error: SettingFolderMissing) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {quoted(error.value)} "
        "không phải là thư mục có sẵn; hãy tạo thư mục đó hoặc sửa đường dẫn."
    )


@describe.register
def _(error: SettingNotAFolder) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {quoted(error.value)} "
        "không phải là thư mục; hãy đặt đường dẫn đến một thư mục."
    )


_TOKEN = re.compile(r"\d+:[\w-]{20,}")
"""A bot token's shape; nobody may read one off a screen or out of a log."""


def _value(value: object) -> str:
    """Write a value much as it stands in the file, but never a bot token."""
    return _TOKEN.sub("…", json.dumps(value, ensure_ascii=False, default=str))


# The question


@describe.register
def _(_error: answering.EmptyQuestion) -> str:
    return "Câu hỏi để trống; hãy gõ điều cần hỏi, ví dụ “Báo cáo do ai ký?”."


@describe.register
def _(_error: answering.WordlessQuestion) -> str:
    return "Câu hỏi không có chữ hay số nào; hãy gõ câu hỏi bằng lời."


@describe.register
def _(error: answering.QuestionTooLong) -> str:
    return (
        f"Câu hỏi dài {error.length} ký tự, quá mức {error.longest}; "
        "hãy rút gọn thành một câu hỏi ngắn."
    )


@describe.register
def _(error: answering.UnknownReport) -> str:
    return f"Không có báo cáo {quoted(error.wanted)}; hiện có: {listed(error.known)}."


# What was asked of a command


@describe.register
def _(error: bot.UnknownPlace) -> str:
    return (
        f"Không có đoạn hay mục {quoted(error.place)}; hãy xem các mục bằng lệnh hoibaocao outline."
    )


@describe.register
def _(error: bot.SeveralReports) -> str:
    return f"Có nhiều báo cáo; hãy nêu một trong các báo cáo: {listed(error.known)}."


@describe.register
def _(error: bot.OutputUnwritable) -> str:
    return f"Không ghi được tệp {quoted(error.path)} ({error.reason}); hãy chọn nơi khác."


@describe.register
def _(error: evaluation.BadQuestionFile) -> str:
    if error.line is None:
        return (
            f"Không đọc được tệp câu hỏi {quoted(error.path)}, hoặc tệp không có dòng nào; "
            "hãy kiểm tra đường dẫn và bảng mã UTF-8."
        )
    return (
        f"Dòng {error.line} của tệp câu hỏi {quoted(error.path)} không đúng mẫu; "
        "hãy sửa lại: mỗi dòng một đối tượng JSON có id, question, answerable, evidence."
    )


# The Telegram bot


@describe.register
def _(error: telegram.TokenMissing) -> str:
    return (
        f"Chưa có mã bot Telegram; hãy đặt biến môi trường {error.variable} "
        "hoặc ghi mã vào một tệp và chỉ ra tệp đó ở telegram.token_file."
    )


@describe.register
def _(error: telegram.TokenFileUnreadable) -> str:
    return (
        f"Không đọc được tệp chứa mã bot {quoted(error.path)}; "
        "hãy kiểm tra đường dẫn telegram.token_file và quyền đọc."
    )


@describe.register
def _(_error: telegram.TokenMalformed) -> str:
    return "Mã bot Telegram không đúng dạng <số>:<chữ>; hãy chép lại nguyên văn từ @BotFather."


@describe.register
def _(_error: telegram.TokenRefused) -> str:
    return "Telegram không nhận mã bot này; hãy lấy mã mới từ @BotFather."


@describe.register
def _(_error: telegram.AnotherInstance) -> str:
    return (
        "Đang có một tiến trình khác chạy cùng bot này; hãy dừng tiến trình đó rồi khởi động lại."
    )


@describe.register
def _(error: telegram.BotDatabaseUnusable) -> str:
    return (
        f"Không mở được cơ sở dữ liệu của bot {quoted(error.path)}; "
        "hãy kiểm tra quyền ghi hoặc sửa telegram.database trong tệp cấu hình."
    )


@describe.register
def _(error: telegram.WebhookAddressWrong) -> str:
    return (
        f"Đã đặt telegram.webhook.port nhưng telegram.webhook.url là {quoted(error.url)}; "
        "hãy ghi địa chỉ https mà Telegram gọi tới được."
    )


@describe.register
def _(error: telegram.AddressInUse) -> str:
    return (
        f"Không mở được cổng {error.port} trên {error.address}; "
        "hãy chọn cổng khác hoặc tắt chương trình đang giữ cổng đó."
    )
