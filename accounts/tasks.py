from procrastinate.contrib.django import app

from accounts import actions


@app.periodic(cron="35 * * * *")
@app.task(queueing_lock="accounts.purge")
def purge(timestamp: int) -> None:
    """Delete sessions and limits that are over."""
    actions.purge()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="accounts.delete_due")
def delete_due(timestamp: int) -> None:
    """Delete the accounts whose owners asked for it a day ago."""
    actions.delete_due()
