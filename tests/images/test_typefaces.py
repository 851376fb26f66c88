import shutil
from pathlib import Path

from PIL import ImageFont

from images import typefaces
from images.typesetting import Typesetter
from tests.factories import EN, HANS, HANT


def family(face):
    return ImageFont.truetype(face.path, 10, face.place).getname()


def test_each_region_gets_its_own_face_by_name():
    names = [family(typefaces.chinese(code, "Bold")) for code in ("zh-hans", "zh-hant")]

    assert names == [("Noto Serif CJK SC", "Bold"), ("Noto Serif CJK HK", "Bold")]


def test_a_machine_without_chinese_type_has_none(settings, tmp_path):
    settings.FONT_FOLDERS = [str(tmp_path / "none")]

    assert typefaces.chinese("zh-hant", "Bold") is None
    assert not Typesetter(HANT).can_set("公報")
    assert not Typesetter(HANS).can_set("Focus…")
    assert not Typesetter(EN).can_set("Focus 公報")
    assert Typesetter(HANT).can_set("Focus This Week")


def test_a_file_that_is_no_font_is_passed_over(settings, tmp_path):
    (tmp_path / "NotoSerifCJK-Bold.ttc").write_bytes(b"no font")
    regular = Path(typefaces.chinese("zh-hans", "Regular").path)
    shutil.copy(regular, tmp_path / regular.name)
    settings.FONT_FOLDERS = [str(tmp_path)]

    assert family(typefaces.chinese("zh-hans", "Bold")) == ("Noto Serif CJK SC", "Regular")


def test_latin_in_chinese_is_set_in_source_serif_and_quotation_marks_are_not():
    parts = [(part, Path(face.path).stem) for part, face, _gap in Typesetter(HANS).runs("看“AI”")]

    assert parts == [
        ("看“", "NotoSerifCJK-Regular"),
        ("AI", "SourceSerifPro-Regular"),
        ("”", "NotoSerifCJK-Regular"),
    ]


def test_what_no_face_has_cannot_be_set():
    assert not Typesetter(EN).can_set("Focus 🐼")
    assert Typesetter(EN).can_set("Focus, 习近平 and Łódź")
