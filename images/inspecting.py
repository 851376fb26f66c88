"""Look at a file that may be hostile: `python -m images.inspecting < file` prints a verdict.

A process of its own with little memory and little time, because decoders are written in C and a
picture may be made to break them. `images.checking` starts it and says the verdict in words.
"""

import contextlib
import io
import json
import math
import resource
import signal
import sys
from typing import Any

from images import containers, pixels
from images.containers import Frame, Refused

# Millions of pixels that can be decoded within MEMORY. WebP's decoder keeps four copies, that of a
# progressive JPEG all its coefficients, and to average what one sees through takes a copy.
MOST_PIXELS = {"JPEG": 50, "progressive JPEG": 30, "PNG": 50, "see-through PNG": 25, "WEBP": 14}
LONGEST_SIDE = 20_000
SHORTEST_SIDE = 16
NARROWEST = 10  # times as long as the other side
MOST_SCANS = 40  # a progressive JPEG has about ten, and each is a walk over the whole picture
MOST_METADATA = 1_000_000  # bytes; what cameras write is a tenth of that
MOST_PROFILE = 4_000_000  # bytes; those of presses have two millions
MEMORY = 280 * 1024 * 1024
SECONDS = 1.5  # of a core


def main() -> None:
    bound()
    try:
        verdict = inspect(sys.stdin.buffer.read())
    except Refused as refused:
        verdict = {"reason": refused.reason, **refused.facts}
    json.dump(verdict, sys.stdout)


def bound() -> None:
    with contextlib.suppress(ValueError, OSError):  # a lower limit holds already
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # ends the process by SIGPROF


def inspect(data: bytes) -> dict[str, Any]:
    """Return what was found in a picture that can be taken; raise Refused for any other."""
    if not data:
        raise Refused("empty")
    frame = containers.read(data)
    check(frame)
    file = io.BytesIO(data)
    try:
        # As the renditions will do it: whatever breaks there breaks here first.
        pixels.readied(file, scale=pixels.PREVIEW / max(frame.width, frame.height))
        width, height = pixels.upright_size(file)
    except MemoryError as error:
        raise Refused("memory") from error
    except Exception as error:
        raise Refused("unreadable") from error
    return {"kind": frame.kind, "width": width, "height": height}


def check(frame: Frame) -> None:
    """Refuse what its header alone condemns."""
    kind = frame.kind
    if frame.is_progressive or frame.is_see_through:
        kind = "progressive JPEG" if frame.is_progressive else "see-through PNG"
    sides = sorted((frame.width, frame.height))
    count = frame.width * frame.height
    if sides[1] > LONGEST_SIDE:
        raise Refused("long", side=sides[1], most=LONGEST_SIDE)
    if count > MOST_PIXELS[kind] * 1_000_000:
        raise Refused(
            "pixels", found=math.ceil(count / 1_000_000), most=MOST_PIXELS[kind], kind=kind
        )
    if sides[0] < SHORTEST_SIDE:
        raise Refused("small", least=SHORTEST_SIDE)
    if sides[1] > NARROWEST * sides[0]:
        raise Refused("narrow", times=NARROWEST)
    if frame.is_several:
        raise Refused("several")
    if frame.metadata > MOST_METADATA or frame.profile > MOST_PROFILE:
        raise Refused("metadata")
    if frame.scans > MOST_SCANS:
        raise Refused("slow")
    if frame.hides_something():
        raise Refused("hidden")


if __name__ == "__main__":
    main()
