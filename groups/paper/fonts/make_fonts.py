"""Makes the fonts beside it: typst reads no woff2 and sets a variable font in one weight only.

    pip install fonttools brotli
    python make_fonts.py FIGTREE.woff2 FOLDER-WITH-NOTO-TTF

Figtree is the file in `static/vendor/figtree/`; Noto Sans and Noto Sans Arabic are Debian's `fonts-noto-core`. Noto
stands in for letters that Figtree lacks: a group's name may be Polish, Ukrainian or Arabic. `coverage.txt` says which
characters any of the fonts has, so that what none of them can draw never stops a whole booklet.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).resolve().parent
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
LATIN_GREEK_CYRILLIC = [*range(0x20, 0x180), *range(0x18F, 0x220), *range(0x370, 0x530), *range(0x1E00, 0x1F00)]
SIGNS = [*range(0x2000, 0x2070), 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x25CC]
ARABIC = [0x20, *range(0x600, 0x700), *range(0x750, 0x780), *range(0x200B, 0x2010), 0x25CC]


def main(figtree: Path, noto: Path) -> None:
    """Write the five files and the list of their characters."""
    fonts = [_figtree(figtree, name, weight) for name, weight in WEIGHTS.items()]
    fonts += [_noto(noto / f"NotoSans-{name}.ttf", LATIN_GREEK_CYRILLIC + SIGNS) for name in ("Regular", "Bold")]
    fonts += [_noto(noto / f"NotoSansArabic-{name}.ttf", ARABIC) for name in ("Regular", "Bold")]
    characters = sorted({code for path in fonts for code in TTFont(path).getBestCmap()})
    (HERE / "coverage.txt").write_text("\n".join(f"{first:04X}-{last:04X}" for first, last in _runs(characters)) + "\n")


def _figtree(source: Path, name: str, weight: int) -> Path:
    font = instantiateVariableFont(TTFont(source), {"wght": weight})
    font.flavor = None
    font["name"].names = [record for record in font["name"].names if record.nameID in (0, 5, 13, 14)]
    legacy = ("Figtree", name) if name in ("Regular", "Bold") else (f"Figtree {name}", "Regular")
    names = {1: legacy[0], 2: legacy[1], 4: f"Figtree {name}", 6: f"Figtree-{name}", 16: "Figtree", 17: name}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    del font["STAT"]
    return _saved(font, f"Figtree-{name}.ttf")


def _noto(source: Path, characters: list[int]) -> Path:
    font = TTFont(source)
    subsetter = Subsetter(Options(hinting=False, notdef_outline=True, name_IDs=["*"]))
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return _saved(font, source.name)


def _saved(font: TTFont, name: str) -> Path:
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(HERE / name)
    return HERE / name


def _runs(codes: list[int]):
    first = last = codes[0]
    for code in codes[1:]:
        if code != last + 1:
            yield first, last
            first = code
        last = code
    yield first, last


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
