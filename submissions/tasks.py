from procrastinate.contrib.django import app

from accounts import delivery
from submissions.actions import clock
from submissions.models import Letter


@app.task
def send_letter(letter_id: int) -> None:
    """Send a letter; it is claimed first, so a job that runs twice sends it once."""
    delivery.deliver(Letter, letter_id)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="submissions.keep_time")
def keep_time(timestamp: int) -> None:
    """Notice what the calendar has decided, and send what no job has sent."""
    clock.run()
    delivery.deliver_due(Letter)
