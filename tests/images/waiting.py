"""A process that says when it ran: `python -m tests.images.waiting`."""

import json
import sys
import time

if __name__ == "__main__":
    began = time.monotonic()
    time.sleep(0.3)
    json.dump({"began": began, "ended": time.monotonic()}, sys.stdout)
