"""Where visitors can turn to: what the operator has named, else that it has to be named."""

from content.markdown import make_links
from settings import contact
from texts import Language


def describe_contact(language: Language) -> str:
    """How to report a barrier, as Markdown."""
    named = contact()
    return (
        language("accessibility.report", contact=make_links(named)) if named else language("accessibility.no_contact")
    )
