"""What happens to people's accounts."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

CONTENT = (
    "articles",
    "community",
    "contributors",
    "focus",
    "images",
    "issues",
)
# Pieces come from their authors, decisions from the forms of the desk: nobody adds or deletes.
OFFERED = ("submissions.view", "submissions.change")

# Group → permissions as "app.action"; a star is every model of the app.
GROUPS: dict[str, tuple[str, ...]] = {
    "editors": tuple(f"{app}.{act}" for app in CONTENT for act in ("view", "add", "change"))
    + ("issues.delete", "community.delete", "articles.delete", "images.delete", "readership.view")
    + OFFERED,
    "chief editors": tuple(
        f"{app}.{act}"
        for app in (*CONTENT, "accounts")
        for act in ("view", "add", "change", "delete")
    )
    + ("readership.view", *OFFERED),
    "moderators": ("community.view", "community.change", "articles.view", "issues.view"),
}


@transaction.atomic
def sync_groups() -> None:
    """Give the groups exactly the permissions of GROUPS; safe to repeat after each migration."""
    every = Permission.objects.select_related("content_type")
    for name, grants in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(
            permission
            for permission in every
            if f"{permission.content_type.app_label}.{permission.codename.split('_')[0]}" in grants
        )
