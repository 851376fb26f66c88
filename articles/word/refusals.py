"""Why a file is not taken, and what whoever sent it can do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

REASONS = {
    "empty": _("This file is empty. Save the text in Word again and send that file."),
    "heavy": _(
        "This file has more than %(most)s MB. Take its pictures out, save it again and send the "
        "pictures by themselves."
    ),
    "old": _(
        "This is a Word file of an older kind. Open it in Word, choose Save As, Word Document "
        "(.docx), and send that file."
    ),
    "locked": _(
        "This file is locked with a password. Open it in Word, remove the password under File, "
        "Info, Protect Document, save it and send it again."
    ),
    "macros": _(
        "This file carries macros, which are programs. In Word choose Save As, Word Document "
        "(.docx), which leaves them out, and send that file."
    ),
    "pages": _(
        "This is a Pages file. In Pages choose File, Export To, Word, and send the .docx file."
    ),
    "open_document": _(
        "This is an OpenDocument file. Save it as a Word document (.docx) and send that file."
    ),
    "rich_text": _("This is a rich-text file. Save it as a Word document (.docx) and send that."),
    "pdf": _(
        "This is a PDF, from which paragraphs cannot be read reliably. Send the Word document it "
        "was made of, or paste the text."
    ),
    "office": _("This is a spreadsheet or a set of slides. Send the text as a Word document."),
    "foreign": _("This is not a Word document. Send a .docx file, or paste the text."),
    "damaged": _(
        "This file is damaged. Open it in Word, save it under a new name and send that file; if "
        "Word cannot open it either, paste the text."
    ),
    "entries": _(
        "This file is made of more than %(most)s parts. Copy its text into a new document and send "
        "that."
    ),
    "unpacked": _(
        "Unpacked, this file is far larger than a text with its pictures. Copy the text into a new "
        "document and send that."
    ),
    "long": _(
        "This file holds more text than any article. Copy the piece alone into a new document and "
        "send that."
    ),
    "nested": _(
        "Tables or boxes in this file stand too deeply inside each other. Copy the text into a new "
        "document and send that."
    ),
    "declarations": _(
        "This file carries declarations that Word never writes. Copy its text into a new document "
        "and send that."
    ),
    "busy": _("Many files are being read just now. Try again in a minute."),
    "slow": _("This file takes too long to read. Copy its text into a new document and send that."),
    "memory": _(
        "This file takes too much memory to read. Copy its text into a new document and send that."
    ),
}


class Refused(Exception):
    """The file is not taken; as text it is the reason in the language of the page."""

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    def __str__(self) -> str:
        return str(REASONS[self.reason] % self.facts)
