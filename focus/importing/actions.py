"""Make a draft issue of a past one that was read from a file.

This stands in the project and not in `issues`: it writes sections of `issues` and of `community`,
and `issues` may not import the latter.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

import search.actions
from articles.importing.actions import Refused
from articles.importing.matching import Articles, Contributors
from articles.importing.report import Wanted, unknown_contributor
from community.models import Question, ReaderPick, Thread
from editions.languages import LANGUAGES, Language
from focus.importing import headings, tree
from focus.importing.plan import Planned, plan
from issues.actions import credit_from_article
from issues.models import Credited, FeaturedArticle, Issue, RichText, Section


@dataclass
class ImportedIssue:
    issue: Issue
    is_new: bool
    planned: list[Planned] = field(default_factory=list)
    wants: list[Wanted] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def import_issue(
    past: tree.PastIssue,
    *,
    language: Language,
    replace: bool = False,
    create_contributors: bool = False,
) -> ImportedIssue:
    """Make a draft, or with `replace` write one language of the issue of that date anew.

    Other languages stay as they are, and so does what the file does not hold. Raises Refused
    for a date that is taken, without `replace`, and for a language that is published.
    """
    issue = _issue(past.date, language, replace=replace)
    imported = ImportedIssue(issue, is_new=issue.pk is None, wants=list(past.wants))
    for name, heading in past.texts.items():
        setattr(issue, language.field(name), heading.text)
    if past.letter:
        setattr(issue, language.field("letter"), past.letter_html)
    issue.save()
    imported.planned = list(plan(past.parts, Articles().find, imported.wants))
    _write_sections(imported, language)
    _look_up_people(imported, past.parts, language, create=create_contributors)
    search.actions.index(Issue, [issue.pk])
    return imported


def _issue(date: dt.date, language: Language, *, replace: bool) -> Issue:
    issue: Issue | None = Issue.objects.select_for_update().filter(date=date).first()
    if issue is None:
        return Issue(date=date)
    if not replace:
        raise Refused(
            f"There is an issue of {date} already: --replace writes its {language.name} texts "
            "anew and leaves the other languages alone."
        )
    if getattr(issue, language.field("published_at")):
        raise Refused(
            f"The {language.name} edition of {date} is published or scheduled: take it back at "
            "the desk before replacing it."
        )
    return issue


def _write_sections(imported: ImportedIssue, language: Language) -> None:
    """Write each section into its partner of the same type, or else make a new one.

    A section left without a partner loses its texts in this language, and is removed when it
    says nothing in another; unless readers took part in it.
    """
    order = sections_of(imported.issue)
    free = list(order)
    place = 0
    for planned in imported.planned:
        section = _partner(planned, free, language)
        if section is None:
            section = planned.model(parent=imported.issue, region="main")
            order.insert(place, section)
        else:
            free.remove(section)
        place = order.index(section) + 1
        _fill(section, planned, language)
    for section in free:
        if _is_of_readers(section):
            imported.kept.append(f"{section}: {_said(section, language)}")
            continue
        said = _empty(section, language)
        if said and not _says_anything(section):
            imported.removed.append(f"{section}: {said}")
            section.delete()
            order.remove(section)
    for place, section in enumerate(order, start=1):
        section.ordering = place * 10
        section.save()


def sections_of(issue: Issue) -> list[Section]:
    """Return the stored sections of every type, in their order."""
    found = [section for model in Section.types() for section in model.objects.filter(parent=issue)]
    return sorted(found, key=lambda section: section.ordering)


def _partner(planned: Planned, free: Sequence[Section], language: Language) -> Section | None:
    alike = [section for section in free if type(section) is planned.model]
    if planned.model is FeaturedArticle:
        article = planned.shared["article"]
        alike = [section for section in alike if section.article_id == article.pk]
    elif planned.model is Question:
        # What readers answered stays with what they were asked.
        asked = planned.texts["text"]
        alike.sort(key=lambda section: bool(section.text_in(language, "text") != asked))
    elif planned.model is RichText:
        # “About” belongs to “About”, wherever the two stand.
        about = headings.is_about(planned.texts.get("heading", ""))
        alike = [section for section in alike if _is_about(section) == about]
    return alike[0] if alike else None


def _is_of_readers(section: Section) -> bool:
    """Return whether readers wrote a section, answered it or talk about it."""
    if isinstance(section, Question):
        return section.answers.exists() or Thread.objects.about(section).exists()
    return isinstance(section, ReaderPick)


def _is_about(section: Section) -> bool:
    return any(
        headings.is_about(str(section.text_in(language, "heading") or "")) for language in LANGUAGES
    )


def _fill(section: Section, planned: Planned, language: Language) -> None:
    _empty(section, language)
    for name, text in planned.texts.items():
        setattr(section, language.field(name), text)
    is_shared = any(section.says_in(each) for each in LANGUAGES if each != language)
    for name, value in planned.shared.items():
        if value and not (is_shared and getattr(section, name)):
            setattr(section, name, value)
    if isinstance(section, Credited):
        credit_from_article(section)


def _empty(section: Section, language: Language) -> str:
    """Take a section's texts in a language away; return what they said."""
    said = _said(section, language)
    for name in section.translated():
        setattr(section, language.field(name), "")
    return said


def _said(section: Section, language: Language) -> str:
    texts = (str(section.text_in(language, name) or "") for name in section.translated())
    return " · ".join(text for text in map(tree.strip_prose, texts) if text)


def _says_anything(section: Section) -> bool:
    """Return whether a section holds a text in any language, or is there for its row alone."""
    if not section.SAYS:
        return True
    return any(
        section.text_in(language, name) for language in LANGUAGES for name in section.translated()
    )


def _look_up_people(
    imported: ImportedIssue, parts: Sequence[tree.Part], language: Language, *, create: bool
) -> None:
    contributors = Contributors()
    for part in parts:
        for credit in part.credits if isinstance(part, tree.Credited) else []:
            if contributors.find(credit):
                continue
            number = part.lines[-1].number
            made = contributors.make_draft(credit, language=language) if create else None
            if made:
                text = f"New draft contributor: {made}. Check name and role."
            elif credit.latin_name:
                text = unknown_contributor(credit.name, credit.role)
            else:
                text = f"Unknown contributor: {credit.name}. Make them at the desk, with their "
                text += "name in Latin letters."
            imported.wants.append(Wanted(number, text))
