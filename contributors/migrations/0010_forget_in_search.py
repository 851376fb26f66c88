from django.db import migrations


class Migration(migrations.Migration):
    """What is deleted is no longer found, whichever way it is deleted."""

    dependencies = [("contributors", "0001_initial"), ("search", "0002_forget_what_is_deleted")]

    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER search_forget AFTER DELETE ON contributors_contributor "
            "FOR EACH ROW EXECUTE FUNCTION search_forget('contributor')",
            "DROP TRIGGER search_forget ON contributors_contributor",
        ),
    ]
