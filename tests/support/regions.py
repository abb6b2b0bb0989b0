"""Which regions a page is opened for where opening it for all would take minutes."""

from collections.abc import Hashable

import queries

_FEW = 3  # values: up to so many, a series is told of in other words


def list_regions() -> list[str]:
    """All that a page can be about: districts, and towns of a district that have values."""
    regions = queries.run_query("regions")
    return [key for key in regions["region_key"] if len(key) >= 5]


def find_telling_regions() -> list[str]:
    """The fewest that together show what there is: every kind of region, every Land, and of every indicator each newest
    year, none, and as many values as there are words for."""
    shown = _list_traits()
    left = set().union(*shown.values())
    telling = []
    while left:
        most = max(sorted(shown), key=lambda key: len(shown[key] & left))
        telling.append(most)
        left -= shown[most]
    return telling


def _list_traits() -> dict[str, set[Hashable]]:
    kinds = queries.run_query("regions").set_index("region_key")["kind"]
    keys = list_regions()
    years = queries.run_query("histories", regions=keys).groupby(["region_key", "indicator_key"])["year"]
    shown: dict[str, set[Hashable]] = {key: {kinds[key], key[:2]} for key in keys}
    indicators = {indicator for _, indicator in years.groups}
    for (key, indicator), newest, values in years.agg(["max", "count"]).itertuples():
        shown[key] |= {(indicator, newest), (indicator, "values", min(values, _FEW))}
    for of in shown.values():
        of |= {(one, None) for one in indicators - {trait[0] for trait in of if isinstance(trait, tuple)}}
    return shown
