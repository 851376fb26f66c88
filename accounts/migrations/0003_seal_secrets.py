from django.db import migrations

from accounts import sealing


def seal(apps, schema_editor):
    for factor in apps.get_model("mfa", "Authenticator").objects.exclude(type="webauthn"):
        for name in {"secret", "seed"} & set(factor.data):
            factor.data[name] = sealing.anew(factor.data[name])
        factor.save(update_fields=["data"])


def open_again(apps, schema_editor):
    for factor in apps.get_model("mfa", "Authenticator").objects.exclude(type="webauthn"):
        for name in {"secret", "seed"} & set(factor.data):
            factor.data[name] = sealing.opened(factor.data[name])
        factor.save(update_fields=["data"])


class Migration(migrations.Migration):
    """Secrets of authenticator apps and recovery codes that were kept as they are are sealed."""

    dependencies = [
        ("accounts", "0002_shared_cache"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(seal, open_again)]
