"""What kind of file this is, by its content: names and declared types say nothing."""

import io
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from articles.word.refusals import Refused

MOST_ENTRIES = 500
MOST_UNPACKED = 60 * 1024 * 1024
SMALL = 1024 * 1024  # below it, how tightly a part is packed does no harm
MOST_PACKED = 100  # times; XML of Word's shrinks ten to thirty times
CHUNK = 256 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What reading a broken or forged archive may raise.
BROKEN = (
    *(BadZipFile, LargeZipFile, zlib.error, EOFError, OSError),
    *(ValueError, KeyError, NotImplementedError, RuntimeError),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def opened(content: bytes) -> ZipFile:
    """Return a Word document as an archive whose every part can be unpacked without harm.

    Raises Refused. Each part has then been unpacked once, in pieces of which none was kept.
    """
    if not content:
        raise Refused("empty")
    if not content.startswith(ZIP):
        raise Refused(_kind_of(content))
    try:
        archive = ZipFile(io.BytesIO(content))
        _check_entries(archive.infolist())
        _check_kind(archive)
        _unpack_once(archive)
    except BROKEN as error:
        raise Refused("damaged") from error
    return archive


def _kind_of(content: bytes) -> str:
    """Return the reason to refuse a file that is no archive."""
    head = content[:2048].lstrip()
    if content.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return "locked"
        return "old" if "WordDocument".encode("utf-16-le") in content else "office"
    if head.startswith(b"{\\rtf"):
        return "rich_text"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    # XML that Word wrote in 2003, or an archive of today written out as one XML file.
    is_flat = b"Word.Document" in head or b"xmlPackage" in head
    return "old" if is_flat else "foreign"


def _check_entries(entries: list[ZipInfo]) -> None:
    """Refuse what the directory of the archive alone condemns."""
    if len(entries) > MOST_ENTRIES:
        raise Refused("entries", most=MOST_ENTRIES)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("locked")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refused("unpacked")
    for entry in entries:
        is_large = entry.file_size > SMALL
        if is_large and entry.file_size > MOST_PACKED * max(entry.compress_size, 1):
            raise Refused("unpacked")
    names = [entry.filename.lower() for entry in entries]
    # Two parts of one name: which is read depends on the program. Names that climb: no archive
    # of Word's has them, and though nothing is written to disk here, others open the file too.
    climbs = any(".." in name.split("/") or name.startswith(("/", "\\")) for name in names)
    methods = {entry.compress_type for entry in entries}
    if len(set(names)) < len(names) or climbs or methods - {ZIP_STORED, ZIP_DEFLATED}:
        raise Refused("damaged")


def _check_kind(archive: ZipFile) -> None:
    names = {name.lower() for name in archive.namelist()}
    if any(name.endswith((".iwa", "index.xml.gz", "index.zip")) for name in names):
        raise Refused("pages")
    if "mimetype" in names and "[content_types].xml" not in names:
        kind = archive.open("mimetype").read(200)
        raise Refused("open_document" if b"opendocument" in kind else "foreign")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused("macros")
    if "[content_types].xml" not in names:
        raise Refused("foreign" if not any("word/" in name for name in names) else "damaged")
    types = archive.open("[Content_Types].xml").read(SMALL)
    if b"macroEnabled" in types:
        raise Refused("macros")
    if {"xl/workbook.xml", "ppt/presentation.xml"} & names:
        raise Refused("office")


def _unpack_once(archive: ZipFile) -> None:
    """Unpack everything in small pieces: a part that holds more than it claims, or whose sum
    is wrong, is found out before anything is kept."""
    total = 0
    for entry in archive.infolist():
        with archive.open(entry) as part:
            while piece := part.read(CHUNK):
                total += len(piece)
                if total > MOST_UNPACKED:
                    raise Refused("unpacked")
