from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from community.actions import moderating, pausing
from community.models import Pause
from community.refusals import Refused
from editions.records import RecordAdmin


@admin.register(Pause)
class PauseAdmin(RecordAdmin):
    """One page: the switch, and when it was used."""

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}  # reached from the moderation page

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("community.pause_community")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.switched(request)
        pauses = Pause.objects.select_related("began_by", "ended_by")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Read only"),
            "opts": self.opts,
            "open": pauses.open().first(),
            "pauses": pauses[:50],
        }
        return TemplateResponse(request, "admin/community/pause.html", context)

    def switched(self, request: HttpRequest) -> HttpResponse:
        editor, reason = request.user, request.POST.get("reason", "").replace("\x00", "")
        try:
            if "resume" in request.POST:
                pausing.resume(by=editor)  # type: ignore[arg-type]  # of the desk
                messages.success(request, _("Members can write again."))
            else:
                pausing.pause(by=editor, reason=reason)  # type: ignore[arg-type]  # of the desk
                messages.success(request, _("The community is read only."))
        except (Refused, ValidationError) as refusal:
            messages.error(request, moderating.said(refusal))
        return redirect("admin:community_pause_changelist")
