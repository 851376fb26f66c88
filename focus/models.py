from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from focus.addresses import answers, own_path

LONGEST_PATH = 300


class MissingPageQuerySet(models.QuerySet["MissingPage"]):
    def standing(self, standing: MissingPage.Standing) -> Self:
        leading = ~Q(leads_to="")
        return self.filter(
            {
                MissingPage.Standing.LEADS_ON: leading,
                MissingPage.Standing.DISMISSED: ~leading & Q(is_dismissed=True),
                MissingPage.Standing.WAITING: ~leading & Q(is_dismissed=False),
            }[standing]
        )

    def least_met(self, kept: int) -> Self:
        """Return the waiting addresses beyond those met most."""
        waiting = self.standing(MissingPage.Standing.WAITING)
        beyond = waiting.order_by("-times", "-last_seen_at")[kept:]
        return self.filter(pk__in=beyond.values("pk"))


class MissingPage(models.Model):
    """An address at which readers found nothing: from an old link, or a mistyped one.

    Noted by `actions.meet`. An editor lets it lead to a page of ours, or dismisses it.
    """

    class Standing(models.TextChoices):
        """What became of an address; computed, never stored."""

        WAITING = "waiting", _("Waiting")
        LEADS_ON = "leads_on", _("Leads on")
        DISMISSED = "dismissed", _("Dismissed")

    path = models.CharField(_("address"), max_length=LONGEST_PATH, unique=True, editable=False)
    times = models.PositiveIntegerField(_("times met"), default=1, editable=False)
    first_seen_at = models.DateTimeField(_("first met"), editable=False)
    last_seen_at = models.DateTimeField(_("last met"), editable=False)
    seen_on = models.CharField(_("linked from"), max_length=300, blank=True, editable=False)
    leads_to = models.CharField(
        _("leads to"),
        max_length=LONGEST_PATH,
        blank=True,
        help_text=_("The address of a page of ours. Readers are led there from now on."),
    )
    is_dismissed = models.BooleanField(
        _("dismissed"), default=False, help_text=_("Nothing is to be done about it.")
    )

    objects = MissingPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("missing page")
        verbose_name_plural = _("missing pages")
        ordering = ["is_dismissed", "-times", "-last_seen_at"]

    def __str__(self) -> str:
        return self.path

    @property
    def standing(self) -> Standing:
        if self.leads_to:
            return self.Standing.LEADS_ON
        return self.Standing.DISMISSED if self.is_dismissed else self.Standing.WAITING

    def clean(self) -> None:
        super().clean()
        if not self.leads_to:
            return
        path = own_path(self.leads_to)
        if not path:
            raise ValidationError({"leads_to": _("This is not an address of ours.")})
        # An address that itself leads on could lead back here.
        if MissingPage.objects.filter(path=path).exclude(leads_to="").exists():
            raise ValidationError({"leads_to": _("This address itself leads to another page.")})
        if path == self.path or not answers(path):
            raise ValidationError({"leads_to": _("Readers find no page at this address.")})
        self.leads_to = path
