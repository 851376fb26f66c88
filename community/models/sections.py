from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from editions.languages import LANGUAGES, Language, current
from editions.models import reverse_in
from editions.prose import ProseField
from issues.models import Section


class QuestionQuerySet(models.QuerySet["Question"]):
    def published(self, language: Language | None = None) -> Self:
        """Return the questions that readers of a language were asked; newest first."""
        language = language or current()
        live = {f"parent__{language.field('published_at')}__lte": timezone.now()}
        asked = self.filter(**live).exclude(**{language.field("text"): ""})
        return asked.order_by("-parent__date", "ordering")

    def with_issue(self) -> Self:
        return self.select_related("parent").defer("parent__letter")


class Question(Section):
    """Question of the week: what the issue asks its readers, after recalling an article."""

    KEPT = ("heading", "invitation")
    SAYS = ("context", "text")

    context = ProseField(_("what it is about"), blank=True)
    text = models.TextField(_("the question"), blank=True)
    invitation = models.TextField(
        _("how to answer"), blank=True, help_text=_("Where to write, and what becomes of answers.")
    )
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
    )
    opens_at = models.DateTimeField(
        _("answers from"), null=True, blank=True, help_text=_("Empty: as soon as it is published.")
    )
    closes_at = models.DateTimeField(
        _("answers until"),
        null=True,
        blank=True,
        help_text=_("Empty: for as many days as the site allows, until the end of that day."),
    )

    objects = QuestionQuerySet.as_manager()

    class Meta(Section.Meta):
        verbose_name = _("question of the week")
        verbose_name_plural = _("questions of the week")

    def get_absolute_url(self) -> str:
        return self.url_in(current())

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "community:question", self.pk)

    @property
    def any_text(self) -> str:
        """Return what is asked in whatever language has it, the one being read first."""
        texts = (self.text_in(language, "text") for language in (current(), *LANGUAGES))
        return next((str(text) for text in texts if text), "")

    @property
    def desk_link(self) -> tuple[str, Any]:
        """Return where the desk reads the answers, with the words of the link."""
        return reverse("admin:community_answer_question", args=[self.pk]), _("Its answers")

    @property
    def closes(self) -> dt.datetime:
        """Return the moment after which nobody can answer any more."""
        if self.closes_at:
            return self.closes_at
        day = self.parent.date + dt.timedelta(days=settings.QUESTION_OPEN_DAYS + 1)
        zone = zoneinfo.ZoneInfo(settings.NEWSROOMS["New York"])  # where the day ends last
        return dt.datetime.combine(day, dt.time(), zone)

    @property
    def takes_answers(self) -> bool:
        """Return whether it is too early to say that somebody was not picked."""
        return timezone.now() < self.closes

    @property
    def is_open(self) -> bool:
        """Return whether answers are taken now, asked in the page's language."""
        return self.is_timely and self.is_asked_in(current())

    @property
    def is_open_anywhere(self) -> bool:
        """Return whether answers are taken now: by mail, in any language once one was asked."""
        return self.is_timely and bool(self.asked_in)

    @property
    def is_timely(self) -> bool:
        has_begun = self.opens_at is None or self.opens_at <= timezone.now()
        return has_begun and self.takes_answers

    @property
    def mailbox(self) -> str:
        """Return the address to which answers may be mailed, "" where none is set."""
        own, _at, domain = settings.FOCUS_ANSWERS_ADDRESS.partition("@")
        return f"{own}+{self.pk}@{domain}" if domain else ""

    def is_asked_in(self, language: Language) -> bool:
        """Return whether readers of a language have been asked."""
        return bool(self.text_in(language, "text")) and self.parent.is_published(language)

    @property
    def asked_in(self) -> list[Language]:
        return [language for language in LANGUAGES if self.is_asked_in(language)]


class ReaderPick(Section):
    """A reader's answer that the editors chose to print."""

    KEPT = ()  # next week's skeleton starts without any
    SAYS = ("text",)

    text = models.TextField(_("the answer"), blank=True)
    name = models.CharField(
        _("name"), max_length=150, blank=True, help_text=_("As the reader wants it printed.")
    )
    place = models.CharField(_("place"), max_length=150, blank=True)

    class Meta(Section.Meta):
        verbose_name = _("reader’s pick")
        verbose_name_plural = _("readers’ picks")
