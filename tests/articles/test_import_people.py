import pytest

from articles.importing.people import Credit, credits_in


@pytest.mark.parametrize(
    ("caption", "people"),
    [
        ("Ada Whitlock, Senior Editor", [Credit("Ada Whitlock", "Senior Editor")]),
        ("— Tomas von Reuth", [Credit("Tomas von Reuth")]),
        (
            "Mei Castellane and Joan Abara, Fellows, Lakeside University",
            [Credit("Mei Castellane"), Credit("Joan Abara", "Fellows, Lakeside University")],
        ),
        (
            "Mei Castellane, Archivist; Joan Abara, Postmaster",
            [Credit("Mei Castellane", "Archivist"), Credit("Joan Abara", "Postmaster")],
        ),
        (
            "Mei Castellane, Archivist, and Joan Abara, Postmaster",
            [Credit("Mei Castellane", "Archivist"), Credit("Joan Abara", "Postmaster")],
        ),
        (
            "Mei Castellane, Director, and Senior Fellow, Lakeside University",
            [Credit("Mei Castellane", "Director, and Senior Fellow, Lakeside University")],
        ),
        ("林浩然，海港学院副教授", [Credit("林浩然", "海港学院副教授")]),
        ("湖濱大學教授 林浩然", [Credit("林浩然", "湖濱大學教授")]),
        ("穆罕默德·阿里，記者", [Credit("穆罕默德·阿里", "記者")]),
        ("Associate Professor at the Harbour Institute", []),
        ("In the Darkroom", []),
    ],
)
def test_captions_are_read_as_names_and_roles(caption, people):
    assert credits_in(caption) == people


def test_a_name_in_two_scripts_is_found_by_either():
    credit = Credit("赵明昊(Zhao Minghao)")

    assert (credit.own_name, credit.latin_name) == ("赵明昊", "Zhao Minghao")
