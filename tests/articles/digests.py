"""What the tests of the digest share."""

import pypdf
from django.core.management import call_command

from tests.factories import EN, HANS, HANT, make_article

WORDS = {
    EN: ("Trade winds", "Two ports disagree.", "Foreword", "Who publishes this"),
    HANS: ("贸易之风", "两个港口意见不一。", "前言", "出版者"),
    HANT: ("貿易之風", "兩個港口意見不一。", "前言", "出版者"),
}


def digest(output, *arguments, **options):
    call_command("digest", *arguments, title="After", output=output, **options)
    return pypdf.PdfReader(output)


def make_written(**fields):
    texts = {}
    for language, (title, body, *_interface) in WORDS.items():
        texts |= {language.field("title"): title, language.field("body"): f"<p>{body}</p>"}
    return make_article(**{"slug": "winds", **texts, **fields})
