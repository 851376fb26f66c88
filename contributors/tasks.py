from procrastinate.contrib.django import app

from accounts import delivery
from contributors.models import ProfileLetter


@app.task
def send_letter(letter_id: int) -> None:
    """Send a letter; it is claimed first, so a job that runs twice sends it once."""
    delivery.deliver(ProfileLetter, letter_id)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="contributors.keep_time")
def keep_time(timestamp: int) -> None:
    """Send what no job has sent."""
    delivery.deliver_due(ProfileLetter)
