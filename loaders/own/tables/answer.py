"""What a check found, in words: for the page as JSON, for the command line as lines."""

from typing import Any

from loaders.own.tables import storage
from loaders.own.tables.findings import remarks
from loaders.own.tables.table import Checked
from texts import Language

LISTED = 1000  # problems told one by one


def answer(checked: Checked, language: Language) -> dict[str, Any]:
    """`values` counts those without a problem, `total` all problems; `whole`: some problem is about all of the table,
    so that leaving rows out does not help; `replaces`: there is a table of this name."""
    years = [value.year for value in checked.values]
    problems = [
        {"place": problem.place.describe(language), "text": problem.problem(language)}
        for problem in checked.problems[:LISTED]
    ]
    return {
        "key": checked.key,
        "name": checked.name,
        "values": len(checked.values),
        "missing": checked.missing,
        "years": [min(years), max(years)] if years else [],
        "regions": sorted({value.region for value in checked.values}),
        "indicators": list(dict.fromkeys(value.indicator for value in checked.values)),
        "own": {own.key: language.of(vars(own), "name") for own in checked.own_indicators},
        "problems": problems,
        "total": len(checked.problems),
        "whole": any(problem.whole for problem in checked.problems),
        "remarks": remarks(checked.remarks, language),
        "replaces": storage.exists(checked.key),
    }


def written(told: dict[str, Any], hindrance: str, language: Language) -> str:
    """The answer as lines; `hindrance` names the text that says why the table has not been taken in."""
    counts = {name: told[name] for name in ("name", "values", "missing", "total")}
    lines = [language("own.cli.summary", **counts), *(f"  {remark}" for remark in told["remarks"])]
    if told["problems"]:
        lines.append(language("own.cli.problems", **counts))
        lines += [f"  {': '.join(filter(None, problem.values()))}" for problem in told["problems"]]
    if told["taken_in"]:
        lines.append(language("own.cli.taken_in", table=told["key"]))
    elif hindrance:
        lines.append(language(f"own.cli.hindrance_{hindrance}", table=told["key"]))
    return "\n".join(lines)
