from django.db import migrations

# Each searched table gets a trigger with its kind; see articles, issues and contributors.
FORGET = """
CREATE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_entry WHERE kind = TG_ARGV[0] AND object_id = OLD.id;
  RETURN NULL;
END
$$
"""
# Vectors and texts are kept apart from the row, so that the many rows a common word is in are
# read from few pages.
NARROW = "ALTER TABLE search_entry SET (toast_tuple_target = 256)"


class Migration(migrations.Migration):

    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunSQL(FORGET, "DROP FUNCTION search_forget()"),
        migrations.RunSQL(NARROW, "ALTER TABLE search_entry RESET (toast_tuple_target)"),
    ]
