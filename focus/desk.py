from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class Desk(AdminSite):
    """The editors' desk: Django's admin in our words."""

    site_title = _("Focus desk")
    site_header = _("Focus desk")
    index_title = _("The desk")
    site_url = "/"
