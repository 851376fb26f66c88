"""Django's `flush`, for tests with transactions of their own: quick, and nothing is made again."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.commands import flush
from django.db import connections, transaction

# What migrating makes and the groups; to make them again takes longer than most tests.
KEPT = {
    model._meta.db_table for model in (ContentType, Permission, Group, Group.permissions.through)
}


class Command(flush.Command):
    def handle(self, *, database, **options):
        connection = connections[database]
        tables = set(connection.introspection.django_table_names(include_views=False)) - KEPT
        names = {table: connection.ops.quote_name(table) for table in tables}
        with transaction.atomic(using=database), connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(
                    f"SELECT '{table}' WHERE EXISTS (SELECT FROM {name})"
                    for table, name in names.items()
                )
            )
            # Rows, not tables: to truncate a table makes new files for it and for each index.
            for (table,) in cursor.fetchall():
                cursor.execute(f"DELETE FROM {names[table]}")
