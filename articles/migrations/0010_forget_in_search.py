from django.db import migrations


class Migration(migrations.Migration):
    """What is deleted is no longer found, whichever way it is deleted."""

    dependencies = [("articles", "0003_article_may_be_republished"), ("search", "0002_forget_what_is_deleted")]

    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER search_forget AFTER DELETE ON articles_article "
            "FOR EACH ROW EXECUTE FUNCTION search_forget('article')",
            "DROP TRIGGER search_forget ON articles_article",
        ),
    ]
