"""What may have to be told of a Word file, each kind in a sentence."""

from django.utils.translation import ngettext_lazy

LEFT_OUT = {
    *("deletion", "moved_away", "comment", "hidden", "header", "symbol", "loose_note"),
    *("cut_field", "ruby", "elsewhere"),
}
# An editor has to have seen these; the others are good to know.
LIGHT = {
    *("heading", "bold_line", "soft_break", "underline", "raised", "inner_link", "format_change"),
    *("numbering", "properties", "quotes"),
}
KINDS = {
    "insertion": ngettext_lazy(
        "%(count)s tracked insertion is kept, as if it had been accepted.",
        "%(count)s tracked insertions are kept, as if they had been accepted.",
        "count",
    ),
    "deletion": ngettext_lazy(
        "%(count)s tracked deletion is left out.",
        "%(count)s tracked deletions are left out.",
        "count",
    ),
    "moved": ngettext_lazy(
        "%(count)s moved passage stands where it was moved to.",
        "%(count)s moved passages stand where they were moved to.",
        "count",
    ),
    "moved_away": ngettext_lazy(
        "%(count)s passage is left out where it was moved away.",
        "%(count)s passages are left out where they were moved away.",
        "count",
    ),
    "comment": ngettext_lazy(
        "%(count)s comment in the margin is left out.",
        "%(count)s comments in the margin are left out.",
        "count",
    ),
    "hidden": ngettext_lazy(
        "%(count)s passage is hidden in the file and left out.",
        "%(count)s passages are hidden in the file and left out.",
        "count",
    ),
    "white": ngettext_lazy(
        "%(count)s passage is white on white in the file and shown here.",
        "%(count)s passages are white on white in the file and shown here.",
        "count",
    ),
    "struck": ngettext_lazy(
        "%(count)s passage is struck through in the file and stands here as plain text.",
        "%(count)s passages are struck through in the file and stand here as plain text.",
        "count",
    ),
    "ruby": ngettext_lazy(
        "%(count)s reading above characters is left out; the characters are kept.",
        "%(count)s readings above characters are left out; the characters are kept.",
        "count",
    ),
    "equation": ngettext_lazy(
        "%(count)s equation is written as text.",
        "%(count)s equations are written as text.",
        "count",
    ),
    "note": ngettext_lazy(
        "%(count)s note stands at the end of the text.",
        "%(count)s notes stand at the end of the text.",
        "count",
    ),
    "lost_note": ngettext_lazy(
        "%(count)s mark points to a note that the file does not hold.",
        "%(count)s marks point to notes that the file does not hold.",
        "count",
    ),
    "loose_note": ngettext_lazy(
        "%(count)s note without a mark in the text is left out.",
        "%(count)s notes without a mark in the text are left out.",
        "count",
    ),
    "text_box": ngettext_lazy(
        "%(count)s text box stands below the paragraph beside which it was.",
        "%(count)s text boxes stand below the paragraphs beside which they were.",
        "count",
    ),
    "picture": ngettext_lazy(
        "%(count)s picture is not taken over. Upload it by itself.",
        "%(count)s pictures are not taken over. Upload them by themselves.",
        "count",
    ),
    "linked_picture": ngettext_lazy(
        "%(count)s picture is not in the file but at another address, and was not fetched.",
        "%(count)s pictures are not in the file but at other addresses, and were not fetched.",
        "count",
    ),
    "object": ngettext_lazy(
        "%(count)s chart, drawing or other object is not taken over.",
        "%(count)s charts, drawings or other objects are not taken over.",
        "count",
    ),
    "table": ngettext_lazy(
        "%(count)s table is laid out as paragraphs, row by row; short cells are parted by “|”.",
        "%(count)s tables are laid out as paragraphs, row by row; short cells are parted by “|”.",
        "count",
    ),
    "field": ngettext_lazy(
        "%(count)s field that Word works out stands as it was last shown.",
        "%(count)s fields that Word works out stand as they were last shown.",
        "count",
    ),
    "cut_field": ngettext_lazy(
        "%(count)s text inside the workings of a field is left out.",
        "%(count)s texts inside the workings of a field are left out.",
        "count",
    ),
    "placeholder": ngettext_lazy(
        "%(count)s text is only a place to be filled in.",
        "%(count)s texts are only places to be filled in.",
        "count",
    ),
    "link": ngettext_lazy(
        "%(count)s link leads nowhere on the web. Its words are kept.",
        "%(count)s links lead nowhere on the web. Their words are kept.",
        "count",
    ),
    "inner_link": ngettext_lazy(
        "%(count)s link to another place in the file is plain text now.",
        "%(count)s links to other places in the file are plain text now.",
        "count",
    ),
    "highlight": ngettext_lazy(
        "%(count)s passage is highlighted in the file.",
        "%(count)s passages are highlighted in the file.",
        "count",
    ),
    "dots": ngettext_lazy(
        "%(count)s passage has emphasis dots, which are left out.",
        "%(count)s passages have emphasis dots, which are left out.",
        "count",
    ),
    "underline": ngettext_lazy(
        "%(count)s passage is underlined in the file and plain here.",
        "%(count)s passages are underlined in the file and plain here.",
        "count",
    ),
    "raised": ngettext_lazy(
        "%(count)s raised or lowered sign stands on the line.",
        "%(count)s raised or lowered signs stand on the line.",
        "count",
    ),
    "symbol": ngettext_lazy(
        "%(count)s sign of a special typeface is not known and left out.",
        "%(count)s signs of special typefaces are not known and left out.",
        "count",
    ),
    "header": ngettext_lazy(
        "%(count)s text at the head or foot of the page is left out.",
        "%(count)s texts at the head or foot of the page are left out.",
        "count",
    ),
    "elsewhere": ngettext_lazy(
        "%(count)s text stands where Word shows none and is left out.",
        "%(count)s texts stand where Word shows none and are left out.",
        "count",
    ),
    "built_in": ngettext_lazy(
        "%(count)s other document is built into the file and was not read.",
        "%(count)s other documents are built into the file and were not read.",
        "count",
    ),
    "outside": ngettext_lazy(
        "%(count)s thing outside the file is asked for by it and was not fetched.",
        "%(count)s things outside the file are asked for by it and were not fetched.",
        "count",
    ),
    "heading": ngettext_lazy(
        "%(count)s heading was known by the name of its style.",
        "%(count)s headings were known by the names of their styles.",
        "count",
    ),
    "bold_line": ngettext_lazy(
        "%(count)s line is bold throughout: is it a heading?",
        "%(count)s lines are bold throughout: are they headings?",
        "count",
    ),
    "soft_break": ngettext_lazy(
        "%(count)s line end inside a paragraph is kept.",
        "%(count)s line ends inside paragraphs are kept.",
        "count",
    ),
    "format_change": ngettext_lazy(
        "%(count)s tracked change of looks is taken as accepted.",
        "%(count)s tracked changes of looks are taken as accepted.",
        "count",
    ),
    "numbering": ngettext_lazy(
        "%(count)s heading had a number that Word writes; it is left out.",
        "%(count)s headings had numbers that Word writes; they are left out.",
        "count",
    ),
    "quotes": ngettext_lazy(
        "%(count)s Chinese paragraph has straight quotation marks.",
        "%(count)s Chinese paragraphs have straight quotation marks.",
        "count",
    ),
    "properties": ngettext_lazy(
        "%(count)s property of the file is left out.",
        "%(count)s properties of the file are left out.",
        "count",
    ),
}
