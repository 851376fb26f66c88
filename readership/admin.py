import datetime as dt
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Min
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.text import capfirst

from editions.clocks import own_zone
from editions.languages import LANGUAGES
from readership import plots
from readership.models import WEEK, DailyReads, today

MOST = 20
FIRST_WEEK = dt.date(2000, 1, 3)  # any early one: the calendar begins, too


@admin.register(DailyReads)
class DailyReadsAdmin(admin.ModelAdmin):
    """One page to look at; nothing of it can be changed."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.changelist_view)
        return [path("", view, name="readership_dailyreads_changelist")]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        first = asked_week(request)
        week = DailyReads.objects.between(first, last_of(first))
        drawn, rows = plots.by_language(DailyReads.objects.all())
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(self.model._meta.verbose_name_plural),
            "opts": self.model._meta,
            "languages": LANGUAGES,
            "plots": drawn,
            "rows": rows,
            "city": city_of_the_day(),
            "most": plots.with_shares(week.by_article(MOST)),
            **weeks_around(first),
        }
        return TemplateResponse(request, "admin/readership/index.html", context)


def asked_week(request: HttpRequest) -> dt.date:
    """Return the Monday of the week that is asked for: this one when it cannot be or is to come."""
    try:
        named = parse_date(request.GET.get("week", ""))
    except ValueError:  # 30 February
        named = None
    day = max(min(named or today(), today()), FIRST_WEEK)
    return day - dt.timedelta(days=day.weekday())


def last_of(monday: dt.date) -> dt.date:
    return monday + WEEK - dt.timedelta(days=1)


def weeks_around(monday: dt.date) -> dict[str, dt.date | None]:
    """Return the week, and those before and after it that may hold something."""
    oldest = DailyReads.objects.aggregate(day=Min("day"))["day"]
    return {
        "monday": monday,
        "sunday": last_of(monday),
        "earlier": monday - WEEK if oldest and oldest < monday else None,
        "later": monday + WEEK if monday + WEEK <= today() else None,
    }


def city_of_the_day() -> str:
    """Return whose midnight begins a day of the publication."""
    with timezone.override(None):
        return own_zone()
