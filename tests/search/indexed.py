"""What the index holds, to be compared with what a rebuild from nothing makes of the rows."""

from search import actions
from search.models import Entry
from search.searchable import Searchable

COLUMNS = [field.name for field in Entry._meta.fields if field.name != "id"]


def index():
    entries = Entry.objects.order_by("kind", "object_id", "language", "part")
    return [tuple(map(str, row)) for row in entries.values_list(*COLUMNS)]


def rebuilt():
    """Return what the index should hold: what is made of the rows from nothing."""
    Entry.objects.all().delete()
    for model in Searchable.__subclasses__():
        for _batch in actions.rebuild(model):
            pass
    return index()


def titles():
    """Return the titles that may be found, by language."""
    return sorted(Entry.objects.filter(part=0).values_list("language", "title"))
