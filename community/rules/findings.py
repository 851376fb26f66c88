from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sent:
    """Where a text came from: keyed digests of an address and its subnet, never the address.

    `proof` is the answer of the browser to the sum it was set, if the form set one.
    """

    address: str = ""
    subnet: str = ""
    proof: str = ""


@dataclass(frozen=True)
class Finding:
    """One rule that applies to a text; `said` is what it found, as the desk reads it.

    `refuses` sends the text back to who typed it, who may write it otherwise; else it waits.
    """

    rule: str
    said: str = ""
    refuses: bool = False

    @property
    def stored(self) -> dict[str, str]:
        return {"rule": self.rule, "said": self.said}
