"""Archives and documents of a few bytes, each a file that readers of its type open."""

import bz2
import gzip
import lzma
import tarfile
import zipfile
from io import BytesIO

HELD = b"Hello, world\n"
"""What the file in an archive holds."""

_NAME = "example.txt"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(*files: tuple[str, bytes]) -> bytes:
    """Return a ZIP archive of some files, of one where none is named."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files or ((_NAME, HELD),):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    return target.getvalue()


def tarred() -> bytes:
    """Return a tar archive of one file."""
    target = BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        about = tarfile.TarInfo(_NAME)
        about.size = len(HELD)
        archive.addfile(about, BytesIO(HELD))
    return target.getvalue()


def gzipped(data: bytes = HELD) -> bytes:
    """Return data packed by gzip."""
    return gzip.compress(data, mtime=0)


def bzipped() -> bytes:
    """Return data packed by bzip2."""
    return bz2.compress(HELD)


def xzipped() -> bytes:
    """Return data packed by xz."""
    return lzma.compress(HELD)


def pdf() -> bytes:
    """Return a PDF of one page that says hello."""
    text = b"BT /F1 12 Tf 20 50 Td (Hello, world) Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    written = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, len(written))
    )


def office(part: str, kind: str) -> bytes:
    """Return an Office Open XML package with one empty part: `word/document.xml`, of a content type."""
    package = "http://schemas.openxmlformats.org/package/2006"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    types = (
        f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    )
    links = (
        f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{relation}" Target="{part}"/></Relationships>'
    )
    return zipped(
        ("[Content_Types].xml", types.encode()), ("_rels/.rels", links.encode()), (part, _OFFICE[part])
    )


_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = {
    "word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body/></w:document>'.encode(),
    "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}"><sheets/></workbook>'.encode(),
}
