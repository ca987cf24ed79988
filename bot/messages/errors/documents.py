"""Sentences for documents and word lists that can't be read."""

from __future__ import annotations

from bot.messages.errors.sentence import describe
from bot.messages.words import grouped, listed, quoted
from corpus import SUPPORTED_TYPES
from corpus import errors as corpus
from embeddings.glossary import BadWordList, WordListUnreadable


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
        f"Tệp {quoted(error.path)} có {grouped(error.pages)} trang, "
        f"chỉ đọc được đến {grouped(error.most)} trang; "
        "hãy tách tệp thành nhiều phần."
    )


@describe.register
def _(error: corpus.MislabelledFile) -> str:
    return (
        f"Nội dung tệp {quoted(error.path)} thật ra là {error.actual}, không đúng phần mở rộng; "
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
