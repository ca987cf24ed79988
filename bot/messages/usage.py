"""What is said of a command line that can't be understood."""

from __future__ import annotations

from bot.messages.words import listed, quoted


def unknown_command(command: str, known: tuple[str, ...]) -> str:
    """Return the sentence for a command that there is not."""
    return f"Không có lệnh {quoted(command)}; các lệnh là: {listed(known)}."


def no_command(option: str) -> str:
    """Return the sentence for an option without the command it belongs to."""
    return f"Tùy chọn {quoted(option)} phải đi cùng một lệnh; xem hoibaocao --help."


def unknown_option(option: str, command: str) -> str:
    """Return the sentence for an option that a command does not have."""
    return f"Không có tùy chọn {quoted(option)}; xem {command} --help."


def missing_value(name: str, command: str) -> str:
    """Return the sentence for a parameter without its value."""
    return f"Thiếu giá trị cho {name}; xem {command} --help."


def wrong_value(name: str, value: str, command: str) -> str:
    """Return the sentence for a value of the wrong type."""
    return f"Giá trị {quoted(value)} của {name} không hợp lệ; xem {command} --help."


def wrong_number(name: str, value: str, bounds: tuple[int | None, int | None]) -> str:
    """Return the sentence for what is no whole number, or is out of bounds."""
    smallest, largest = bounds
    return (
        f"Giá trị {quoted(value)} của {name} không hợp lệ; "
        f"phải là số nguyên từ {smallest} đến {largest}."
    )


def repeated(name: str) -> str:
    """Return the sentence for an option given more than once."""
    return f"Tùy chọn {name} chỉ được nêu một lần."


def superfluous(token: str, command: str) -> str:
    """Return the sentence for words that belong to nothing."""
    return (
        f"Thừa tham số {quoted(token)}; câu hỏi nhiều chữ phải đặt trong dấu ngoặc kép, "
        f"xem {command} --help."
    )


def misunderstood(command: str) -> str:
    """Return the sentence for anything else."""
    return f"Không hiểu dòng lệnh; xem {command} --help."


NO_QUESTION = (
    "Thiếu câu hỏi; hãy gõ câu hỏi trong dấu ngoặc kép, hoặc dùng --jsonl để đọc từ đầu vào."
)
QUESTION_AND_JSONL = (
    "Đã dùng --jsonl thì câu hỏi đọc từ đầu vào; hãy bỏ CÂU_HỎI, --previous và --explain."
)
ONE_WAY_OF_INDEXING = (
    "--rollback, --repair, --watch và --full/--dry-run không dùng cùng nhau; hãy chọn một."
)

TWO_ENCODERS = (
    "Cần ít nhất hai bộ mã hóa để so sánh; ví dụ hoibaocao encoders compare bundled "
    "sentence-transformers:BAAI/bge-m3."
)
ONLY_WITH_COMPARE = "--questions và --html chỉ đi với compare; xem hoibaocao encoders --help."


def not_an_encoder(model: str) -> str:
    """Return the sentence for what names no encoder."""
    return (
        f"{quoted(model)} không phải tên bộ mã hóa; hãy ghi bundled, sentence-transformers:TÊN "
        "hoặc endpoint:ĐỊA_CHỈ."
    )
