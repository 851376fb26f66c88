import pytest


@pytest.fixture
def output(tmp_path, built_fonts, settings):
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, built_fonts]
    return tmp_path / "digest.pdf"
