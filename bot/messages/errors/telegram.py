"""Sentences for why the Telegram bot can't start or must stop."""

from __future__ import annotations

from bot.messages.errors.sentence import describe
from bot.messages.words import quoted
from bot.telegram import errors as telegram


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
