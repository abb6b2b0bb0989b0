"""A vector picture in a Word file, with pixels for programs that read no SVG."""

import io

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part as FilePart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length

from content.document import DocumentPicture
from export.document.typesetting import typeset_pngs

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def add_picture(file: WordFile, picture: DocumentPicture, width: Length) -> None:
    """A paragraph with the picture, which stays with the one after it."""
    pixels = typeset_pngs("pictures.typ", {"pictures": [picture.svg.decode()]})[0]
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    inline = paragraph.add_run().add_picture(io.BytesIO(pixels), width)._inline
    inline.docPr.set("descr", picture.alt)
    name = file.part.package.next_partname("/word/media/vector%d.svg")
    vector = FilePart(name, "image/svg+xml", picture.svg, file.part.package)
    key = file.part.relate_to(vector, RELATIONSHIP_TYPE.IMAGE)
    extension = parse_xml(
        f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{key}"/></a:ext></a:extLst>'
    )
    inline.find(f".//{qn('a:blip')}").append(extension)
