"""Sentences for an index that can't be opened or written."""

from __future__ import annotations

import datetime as dt

from bot.messages.clock import moment
from bot.messages.errors.sentence import describe
from bot.messages.words import listed, quoted, system_reason
from embeddings import errors as store


@describe.register
def _(error: store.NoIndex) -> str:
    return f"Chưa có chỉ mục trong {quoted(error.folder)}; hãy chạy lệnh hoibaocao index."


@describe.register
def _(error: store.NoOlderGeneration) -> str:
    return (
        f"Trong {quoted(error.folder)} không có bản chỉ mục nào cũ hơn để quay lại; "
        "hãy tạo lại bằng lệnh hoibaocao index."
    )


@describe.register
def _(error: store.DamagedIndex) -> str:
    return (
        f"Chỉ mục trong {quoted(error.folder)} bị hỏng ở tệp {quoted(error.file)}; "
        "hãy sửa bằng lệnh hoibaocao index --repair."
    )


@describe.register
def _(error: store.ForeignEncoder) -> str:
    (made_by, made_wide), (name, wide) = error.found, error.wanted
    if made_by == name:
        why = f"một phiên bản khác của bộ mã hóa {quoted(name)}"
    else:
        why = (
            f"bộ mã hóa {quoted(made_by)} ({made_wide} chiều), "
            f"nay dùng {quoted(name)} ({wide} chiều)"
        )
    return f"Chỉ mục được tạo bằng {why}, nên cần tạo lại; hãy chạy lệnh hoibaocao index."


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
    when = f" từ {_moment(since)}" if since else ""
    held = f" ({who}{when})" if who or when else ""
    return (
        f"Một lần chạy khác đang ghi chỉ mục trong {quoted(error.folder)}{held}; "
        "hãy đợi xong rồi thử lại."
    )


def _moment(iso: str) -> str:
    """Write the time of a lock; as it stands, if it is none."""
    try:
        return moment(dt.datetime.fromisoformat(iso).timestamp())
    except ValueError:
        return iso


@describe.register
def _(error: store.IndexFolderUnusable) -> str:
    reason = system_reason(error.reason)
    return (
        f"Không đọc hoặc ghi được thư mục chỉ mục {quoted(error.folder)} ({reason}); "
        "hãy kiểm tra quyền của thư mục hoặc sửa index.folder trong tệp cấu hình."
    )


@describe.register
def _(error: store.DiskFull) -> str:
    return (
        f"Hết dung lượng đĩa khi ghi chỉ mục vào {quoted(error.folder)}; "
        "chỉ mục cũ vẫn nguyên vẹn, hãy giải phóng chỗ trống rồi chạy lại."
    )
