"""Each query file with parameters as visitors give them: another district, indicator and year in every call."""

import random
import re
from typing import Any

import queries

Parameters = dict[str, Any]
BESIDE = 4  # districts shown beside one another
PEERS = 10
REPORT = "heinsberg_report_2023"


class Visits:
    """Draws of what is asked for, the same in every run. `indicator_prefix` narrows the indicators."""

    def __init__(self, indicator_prefix: str = "") -> None:
        self._random = random.Random(1)
        regions = queries.run_query("regions")
        districts = regions.loc[regions["kind"].isin(["district", "independent_city"]), "region_key"]
        self.districts = {str(state): list(found) for state, found in districts.groupby(districts.str[:2])}
        indicators = queries.run_query("indicators")
        ranked = indicators.loc[indicators["ranked_count"] >= PEERS, "indicator_key"].tolist()
        self.indicators = [key for key in ranked if key.startswith(indicator_prefix)]

    def draw(self) -> Parameters:
        """All parameters that any query file takes, fitting each other."""
        while True:
            state = self._random.choice([state for state, found in self.districts.items() if len(found) > PEERS])
            first, second = self._random.sample(self.indicators, 2)
            years = {key: _default_year(key, state) for key in (first, second)}
            if None not in years.values():
                break
        districts = self.districts[state]
        beside = self._random.sample(districts, BESIDE)
        return {
            "region": beside[0],
            "regions": beside,
            "state": state,
            "reference": state,
            "group": districts,
            "also": [state, "DE"],
            "indicator": first,
            "indicators": [first],
            "year": years[first],
            "first": first,
            "first_year": years[first],
            "second": second,
            "second_year": years[second],
            "measure": first,
            "count": PEERS,
            "least": 1,
            "report": REPORT,
        }


def _default_year(indicator: str, state: str) -> int | None:
    years = queries.run_query("ranking_years", indicator=indicator, state=state)
    default = years.loc[years["is_default"], "year"]
    return int(default.iloc[0]) if len(default) else None


def parameters(name: str, drawn: Parameters) -> Parameters:
    """Those of `drawn` that the query file takes."""
    return {key: drawn[key] for key in set(re.findall(r"\$(\w+)", queries.read_query(name)))}
