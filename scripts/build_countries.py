"""Write ``corpus/countries.tsv``: ``python -m scripts.build_countries``.

The names are those of the Unicode CLDR, as the PyPI package babel has them (2.18.0, got with
``pip install babel``; it is needed neither to run the project nor to build it). Only countries of
ISO 3166 that a person names by themselves: no islands under a country, no names with a remark.
"""

from __future__ import annotations

import re
from importlib import import_module

from embeddings.places import COUNTRIES

OWN = "VN"
LEFT_OUT = re.compile(
    r"[(),&]| - |^St\. |thuộc|[Đđ]ảo|Lãnh thổ|Vùng|Pseudo|Liên|Khu vực|Diego|Nam Cực"
)
HEAD = """\
# TÊN CÁC NƯỚC VÀ VÙNG LÃNH THỔ, mỗi dòng một tên. Lấy từ Unicode CLDR
# (Copyright © 2004-2025 Unicode, Inc., giấy phép Unicode-3.0, xem LICENSE.unicode)
# qua gói babel 2.18.0 trên PyPI bằng scripts/build_countries.py; không sửa bằng tay.
"""


def main() -> None:
    """Write every name once, in alphabetical order."""
    names = import_module("babel").Locale("vi").territories
    kept = sorted(
        {
            name
            for code, name in names.items()
            if len(code) == 2 and code.isalpha() and code != OWN and not LEFT_OUT.search(name)
        }
    )
    COUNTRIES.write_text(HEAD + "".join(f"{name}\n" for name in kept), encoding="utf-8")
    print(f"{len(kept)} names")


if __name__ == "__main__":
    main()
