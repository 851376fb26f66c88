"""The reading type: three cuts of Source Serif, cut down to the letters that we print.

Source: the `font-source-serif-pro` package, under the SIL Open Font License.
"""

import shutil
from pathlib import Path

import font_source_serif_pro
from fontTools import subset

SOURCE = Path(font_source_serif_pro.__file__).parent / "files"
CUTS = {"Regular": "regular", "Semibold": "semibold", "It": "italic"}
# Latin with the letters of European names and of pinyin, and the signs of English typesetting.
UNICODES = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(ord(letter) for letter in "ĀāĒēĪīŌōŪūǍǎĚěǏǐǑǒǓǔǕǖǗǘǙǚǛǜ"),
    *(ord(letter) for letter in "ĂăĄąĆćČčĎďĐđĘęĞğİıŁłŃńŇňŐőŒœŘřŚśŞşȘșŠšȚțŤťŮůŰűŹźŻżŽž"),
    *(ord(sign) for sign in "‐‑–—‘’‚“”„†‡•…‹›€−′″"),
]
FEATURES = ["ccmp", "kern", "liga", "locl", "onum"]


def build(directory: Path) -> list[Path]:
    """Write the woff2 files and their licence, and return those that were missing or outdated."""
    directory.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE / "LICENSE.txt", directory / "source-serif-licence.txt")
    made = []
    for cut, name in CUTS.items():
        source = SOURCE / f"SourceSerifPro-{cut}.otf"
        target = directory / f"source-serif-{name}.woff2"
        recipe = max(source.stat().st_mtime, Path(__file__).stat().st_mtime)
        if not target.exists() or target.stat().st_mtime < recipe:
            cut_down(source, target)
            made.append(target)
    return made


def cut_down(source: Path, target: Path) -> None:
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=UNICODES)
    half_done = target.with_suffix(".part")
    with subset.load_font(str(source), options) as font:
        subsetter.subset(font)
        subset.save_font(font, str(half_done), options)
    half_done.replace(target)
