"""A collection as a presentation: which slides its views become, and which views become none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from features.collection.model import View

# Page -> the sets of slides that it stands for; 'indicators' is the slide on the view's indicator.
SLIDES: Mapping[str, tuple[str, ...]] = {
    "": ("overview",),
    "ueberblick": ("overview",),
    "kreisvergleich": ("indicators",),
    "karte": ("place", "indicators"),
    "trends": ("indicators",),
    "zielcheck": ("indicators",),
    "was-waere-wenn": ("scenario",),
    "strategie": ("strategy",),
    "massnahmen": ("measures",),
    "evaluation": ("measures",),
}
DECK = "kreistag"
_IN_ADDRESS = ("scenario", "strategy")  # sets whose content is in the view's address; there is room for one of each
_REGIONS = ("region", "regions")


@dataclass(frozen=True)
class Presentation:
    """`selection` for the address of the page with the slides, empty where no view becomes one; `left_out`: views that
    become none, with the reason (none, deck, region, many, scenario, strategy); `not_compared`: keys of regions without
    room."""

    selection: Mapping[str, str]
    left_out: Sequence[tuple[View, str]]
    not_compared: Sequence[str]


def list_regions(views: Sequence[View]) -> list[str]:
    """Keys of the regions that a presentation of these views can be about, that of most views first."""
    about = [_regions(view) for view in views if view.page in SLIDES]
    firsts = dict.fromkeys(keys[0] for keys in about if keys)
    return sorted(firsts, key=lambda key: -sum(key in keys for keys in about))


def make_presentation(
    views: Sequence[View], region: str, sets: Sequence[str], most_regions: int, most_indicators: int
) -> Presentation:
    """The slides on a region. `sets`: the sets of slides there are, in their order; how many regions can be compared,
    itself included, and how many indicators can have a slide."""
    wanted: set[str] = set()
    parts_by_set: dict[str, Mapping[str, str]] = {}
    regions, indicators = {region: None}, dict[str, None]()
    left_out: list[tuple[View, str]] = []
    for view in views:
        about = _indicators(view)
        own = next((name for name in SLIDES.get(view.page, ()) if name in _IN_ADDRESS), "")
        if view.page not in SLIDES:
            left_out.append((view, "deck" if view.page == DECK else "none"))
        elif region not in _regions(view):
            left_out.append((view, "region"))
        elif len(indicators | about) > most_indicators:
            left_out.append((view, "many"))
        elif own in parts_by_set:
            left_out.append((view, own))
        else:
            indicators |= about
            regions |= dict.fromkeys(_regions(view))
            wanted.update(SLIDES[view.page])
            if own:
                parts_by_set[own] = {key: text for key, text in view.selection.items() if key not in _REGIONS}
    if not wanted:
        return Presentation({}, left_out, ())
    compared, rest = [*regions][:most_regions], [*regions][most_regions:]
    told = {
        "region": [region],
        "regions": compared,
        "sets": [name for name in sets if name in wanted],
        "indicators": [*indicators],
    }
    chosen = {key: ",".join(keys) for key, keys in told.items() if keys}
    carried = {key: text for parts in parts_by_set.values() for key, text in parts.items()}
    return Presentation({**carried, **chosen}, left_out, rest)


def _indicators(view: View) -> dict[str, None]:
    has_slide = "indicators" in SLIDES.get(view.page, ()) and "indicator" in view.selection
    return {view.selection["indicator"]: None} if has_slide else {}


def _regions(view: View) -> list[str]:
    """The region that the view is about first, then those it is compared with."""
    selection = view.selection
    return [*dict.fromkeys(key for name in _REGIONS for key in selection.get(name, "").split(",") if key)]
