from django.apps import AppConfig
from django.contrib.admin import apps
from django.utils.translation import gettext_lazy as _


class FocusConfig(AppConfig):
    name = "focus"
    verbose_name = _("The site")
    default = True


class DeskConfig(apps.AdminConfig):
    default = False
    default_site = "focus.desk.Desk"
