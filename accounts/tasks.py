from procrastinate.contrib.django import app

from accounts import actions


@app.periodic(cron="35 * * * *")
@app.task(queueing_lock="accounts.purge")
def purge(timestamp: int) -> None:
    """Delete sessions and limits that are over."""
    actions.purge()
