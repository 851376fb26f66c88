from django.apps import AppConfig
from django.contrib.admin import apps


class FocusConfig(AppConfig):
    name = "focus"
    default = True


class DeskConfig(apps.AdminConfig):
    default = False
    default_site = "focus.desk.Desk"
