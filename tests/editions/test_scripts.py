from editions.languages import BY_CODE
from editions.scripts import convert, other_script

EN, HANS, HANT = (BY_CODE[code] for code in ("en", "zh-hans", "zh-hant"))


def test_a_text_is_drafted_as_hong_kong_prints_it():
    text = "这里的群众说：“卫生、面条、‘脱钩’。”"

    assert convert(text, HANT) == "這裡的群眾說：「衛生、麵條、『脫鉤』。」"


def test_and_back():
    assert convert("這裡的羣眾說：「衞生，『著作』。」", HANS) == "这里的群众说：“卫生，‘著作’。”"


def test_english_has_no_other_script():
    assert [other_script(each) for each in (EN, HANS, HANT)] == [None, HANT, HANS]
