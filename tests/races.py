import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def at_once(*acts, refusal):
    """Do everything at the same moment, each on a connection of its own; return what came of it."""
    start = threading.Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            return act()
        except refusal as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))
