"""Print what the base install takes on disk and what each extra adds.

``python -m scripts.list_sizes`` counts the files of the installed packages; extras that are not
installed are counted as far as they are.
"""

from __future__ import annotations

from embeddings.installed_size import PROJECT, extra_bytes, installed_bytes, required


def main() -> None:
    """Print a line for each base dependency, largest first, and one for each extra."""
    packages = required(PROJECT)
    sizes = {name: installed_bytes(package) / 1e6 for name, package in packages.items()}
    for name, size in sorted(sizes.items(), key=lambda row: -row[1]):
        print(f"{size:8.1f} MB  {name} {packages[name].version}")
    print(f"{sum(sizes.values()):8.1f} MB  base install")
    for extra in packages[PROJECT].metadata.get_all("Provides-Extra") or ():
        print(f"{extra_bytes(extra) / 1e6:8.1f} MB  more with [{extra}]")


if __name__ == "__main__":
    main()
