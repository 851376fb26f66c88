from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from editions.languages import Language
from editions.prose import ProseField
from images.models import Image
from issues.models.issue import Section


class Credited(Section):
    """A section that is drawn from an article and names who said it.

    One name a line, and one role a line beside it, as printed that day.
    """

    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        help_text=_("Fills in speaker and role where they are still empty."),
    )
    speakers = models.TextField(_("speaker"), blank=True, help_text=_("One name a line."))
    roles = models.TextField(_("role"), blank=True, help_text=_("One role a line, in that order."))

    class Meta(Section.Meta):
        abstract = True

    @property
    def credits(self) -> list[tuple[str, str]]:
        """Return (name, role) of each speaker."""
        names = [name.strip() for name in (self.speakers or "").splitlines() if name.strip()]
        roles = [role.strip() for role in (self.roles or "").splitlines()]
        roles += [""] * len(names)
        return list(zip(names, roles, strict=False))


class QuoteOfTheWeek(Credited):
    """Words from an article, or from somebody else, as the page's one large gesture."""

    SAYS = ("text",)

    text = models.TextField(
        _("quotation"), blank=True, help_text=_("Without quotation marks: the page sets them.")
    )

    class Meta(Credited.Meta):
        verbose_name = _("quote of the week")
        verbose_name_plural = _("quotes of the week")

    @classmethod
    def for_archive(cls) -> models.Prefetch[str, models.QuerySet[QuoteOfTheWeek], str]:
        """Return what fetches the quotations of a list of issues, as `quotes`."""
        quotes = cls.objects.order_by("ordering")
        return models.Prefetch("issues_quoteoftheweek_set", quotes, to_attr="quotes")


class NotableNumber(Credited):
    """A figure, as text so that mail and screen readers have it too, and what it measures."""

    SAYS = ("figure", "text")

    figure = models.CharField(_("figure"), max_length=40, blank=True)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    text = models.TextField(_("what it measures"), blank=True)

    class Meta(Credited.Meta):
        verbose_name = _("notable number")
        verbose_name_plural = _("notable numbers")


class FeaturedArticle(Section):
    """A piece of ours; several in a row are printed as one list under the first's heading."""

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="features"
    )
    teaser = models.TextField(
        _("teaser"), blank=True, help_text=_("Leave empty for the article’s standfirst.")
    )

    class Meta(Section.Meta):
        verbose_name = _("featured article")
        verbose_name_plural = _("featured articles")

    @property
    def is_empty(self) -> bool:
        """Return whether there is no edition of the article that a reader could be led to."""
        return not self.article.live_editions()

    def says_in(self, language: Language) -> bool:
        return bool(self.article_id) and self.article.is_published(language)

    def texts_in(self, language: Language) -> list[str]:
        """Return nothing: the piece is found itself, and while it is a draft no words of it."""
        return []


class Card(Section):
    """Something elsewhere that is worth a reader's time."""

    KEPT = ("heading", "intro", "source", "link_label")
    SAYS = ("title", "blurb")

    intro = models.TextField(_("introduction"), blank=True)
    source = models.CharField(
        _("source"), max_length=100, blank=True, help_text=_("Whose it is; printed on the card.")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    blurb = models.TextField(_("blurb"), blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    link_label = models.CharField(_("words of the link"), max_length=60, blank=True)
    image = models.ForeignKey(
        Image,
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
    )

    class Meta(Section.Meta):
        abstract = True

    @property
    def host(self) -> str:
        """Return where the link leads, as shown to readers: `example.org`."""
        return self.url.split("/")[2].removeprefix("www.") if "//" in self.url else ""


class DiscoverMore(Card):
    """Outside reading: an essay, a book, a partner's story."""

    class Meta(Card.Meta):
        verbose_name = _("discover more")
        verbose_name_plural = _("discover more")


class Video(Card):
    """A film elsewhere; it is linked, never embedded."""

    duration = models.CharField(
        _("length"), max_length=10, blank=True, help_text=_("Minutes and seconds, as 4:12.")
    )

    class Meta(Card.Meta):
        verbose_name = _("video")
        verbose_name_plural = _("videos")


class RichText(Section):
    """Any other text, under its own heading."""

    KEPT = ("heading", "text")
    SAYS = ("text",)

    text = ProseField(_("text"), blank=True)

    class Meta(Section.Meta):
        verbose_name = _("text")
        verbose_name_plural = _("texts")


class Picture(Section):
    """A picture by itself."""

    image = models.ForeignKey(
        Image, verbose_name=_("picture"), on_delete=models.PROTECT, related_name="sections"
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)

    class Meta(Section.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def is_empty(self) -> bool:
        return False

    def says_in(self, language: Language) -> bool:
        return True


class Notice(Section):
    """An announcement that may run for some weeks."""

    KEPT = ("heading", "text", "starts_on", "ends_on")
    SAYS = ("text",)

    text = ProseField(_("text"), blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Later skeletons leave it out.")
    )

    class Meta(Section.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def runs_on(self, day: dt.date) -> bool:
        return (not self.starts_on or self.starts_on <= day) and (
            not self.ends_on or day <= self.ends_on
        )
