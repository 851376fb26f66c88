import re
import shutil

from django.conf import settings

from focus.static_files import StaticFiles


def test_scripts_import_each_other_by_the_names_they_are_served_under(tmp_path):
    names = ["js/draft.js", "js/length.js"]
    storage = StaticFiles(location=tmp_path, base_url="/static/")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(settings.BASE_DIR / "static" / name, tmp_path / name)

    list(storage.post_process({name: (storage, name) for name in names}))

    script = next((tmp_path / "js").glob("draft.*.js")).read_text()
    imported = re.search(r'from "\./(length\.[0-9a-f]{12}\.js)"', script)[1]
    assert (tmp_path / "js" / imported).exists()
