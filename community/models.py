from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from editions.prose import ProseField
from issues.models import Section


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

    class Meta(Section.Meta):
        verbose_name = _("question of the week")
        verbose_name_plural = _("questions of the week")


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
