from procrastinate.contrib.django import app

from readership import actions


# Every hour, not every day: a worker that was away at midnight catches up soon after.
@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="readership.purge")
def purge(timestamp: int) -> None:
    """Forget who read on the days that have ended."""
    actions.purge()
