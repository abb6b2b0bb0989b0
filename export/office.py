"""What office files of ours share."""

from texts import Language
from views.document import lines_of
from views.table import Table

_OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA = {  # by the ending of a file
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html",
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "png": "image/png",
    "parquet": "application/vnd.apache.parquet",
    "duckdb": "application/octet-stream",
}
FONT = "Arial"  # on every office machine, and with a free twin of the same widths
INK = "1B4F72"
_WIDEST = 45  # signs in a line of a cell beyond which a column gains nothing by being wider


def locale(language: Language) -> str:
    """The language as office programs and screen readers name it."""
    return {"de": "de-DE", "en": "en-GB"}[language.code]


def unbroken(text: str) -> str:
    """The text with `%-Punkte` held together: office programs break a line at a hyphen."""
    return text.replace("%-", "%\N{NON-BREAKING HYPHEN}")


def column_shares(table: Table, language: Language) -> list[float]:
    """Share of each column: as wide as its longest line wants to be, at least as wide as its longest word."""
    wanted = []
    for number, title in enumerate(table.columns):
        lines = [title, *(line for row in table.rows for line in lines_of(row[number], language))]
        longest_word = max((len(word) for line in lines for word in line.split()), default=1)
        wanted.append(max(longest_word + 3, min(max(map(len, lines)), _WIDEST)))
    return [width / sum(wanted) for width in wanted]
