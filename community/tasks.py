from procrastinate.contrib.django import app

from accounts import delivery
from community.actions import digest, erasing, pick_letters, silences, takedowns
from community.models import Notice


@app.task
def send_notice(notice_id: int) -> None:
    """Send a notice; it is claimed first, so a job that runs twice sends it once."""
    delivery.deliver(Notice, notice_id)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="community.keep_time")
def keep_time(timestamp: int) -> None:
    """Tell who is in print since the last minute, and send what no job has sent."""
    pick_letters.run()
    delivery.deliver_due(Notice)


@app.periodic(cron="23 * * * *")
@app.task(queueing_lock="community.forget_over")
def forget_over(timestamp: int) -> None:
    """Forget where texts came from, a day after they came, and what else was kept for a time."""
    erasing.erase_addresses()
    erasing.forget_unconfirmed()
    silences.forget_over()
    takedowns.forget_records()


@app.periodic(cron="30 23 * * *")  # half past seven in the morning in Hong Kong, by UTC
@app.task(queueing_lock="community.write_digests")
def write_digests(timestamp: int) -> None:
    """Write to those who follow threads what is new in them."""
    digest.write_all()
