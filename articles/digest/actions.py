"""Make a digest of chosen articles."""

from pathlib import Path

from articles.digest.choice import Digest, Refused

try:
    from articles.digest.pdf import pdf_of
except OSError as missing:  # WeasyPrint comes as a package, the libraries it needs do not
    pdf_of = None  # type: ignore[assignment]
    LACKING = (
        f"The libraries that set a PDF are missing: {missing}\n"
        "On Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0"
    )


def write_digest(digest: Digest, *, output: Path) -> int:
    """Write the digest's PDF, whole or not at all, and return its size. Raises Refused."""
    if not digest.articles:
        raise Refused("No article is chosen.")
    if pdf_of is None:
        raise Refused(LACKING)
    data = pdf_of(digest)
    half_done = output.with_name(f".{output.name}.part")
    try:
        half_done.write_bytes(data)
        half_done.replace(output)
    except OSError as error:
        raise Refused(f"{output} cannot be written: {error.strerror}.") from error
    finally:
        half_done.unlink(missing_ok=True)
    return len(data)
