"""Two indicators against each other: the finding as a sentence, what it does not say, and the values as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.base import Scale
from charts.relation import RelationSide
from content.catalogue import Indicator, Region, find_relatives, read_number
from content.rows import read_rows
from content.table import Cell, Table, number_cell
from domain.correlation import Strength, find_interval, strength
from features.compare.peers import Group, PeerRule, name_group
from features.compare.year_values import YearValues
from texts import Language

DECIMALS = 2  # of a coefficient
FAR_APART = 0.2  # two coefficients that tell of outliers or of a bend


@dataclass(frozen=True)
class Relation:
    """Two indicators over the districts of a `group` (`relation` as queries/relation.sql, somebody of the group in it),
    with the `chosen` regions, of the group or not, and the `references`."""

    first: YearValues
    second: YearValues
    group: Group
    relation: pd.DataFrame
    chosen: Sequence[Region]
    references: Sequence[Region]

    @property
    def district_count(self) -> int:
        """How many of the group have both values."""
        return int(self.relation["district_count"].iloc[0])

    @property
    def spearman(self) -> float | None:
        """The rank correlation over these."""
        return read_number(self.relation["spearman"].iloc[0])

    @property
    def pearson(self) -> float | None:
        """The correlation of the values over these."""
        return read_number(self.relation["pearson"].iloc[0])

    @property
    def strength(self) -> Strength:
        """What can be said of it."""
        return strength(self.spearman, self.district_count, int(self.relation["tied"].iloc[0]))


def describe_relation(related: Relation, language: Language) -> str:
    """One sentence: whether high goes with high or with low, how closely and over how many; or why that is not said."""
    found = related.strength
    key = f"relation.finding.{found}"
    if found in (Strength.STRONG, Strength.CLEAR, Strength.WEAK):
        key = f"relation.finding.{found}_{'same' if (related.spearman or 0.0) > 0 else 'opposite'}"
    first, second = related.first, related.second
    both = (first.indicator.name, second.title) if first.year == second.year else (first.title, second.title)
    is_told = found not in (Strength.TOO_FEW, Strength.TOO_TIED)
    low, high = find_interval(related.spearman or 0.0, related.district_count) if is_told else (None, None)
    return language(
        key,
        both=language.listed(both),
        spearman=language.number(related.spearman, DECIMALS, signed=True),
        low=language.number(low, DECIMALS, signed=True),
        high=language.number(high, DECIMALS, signed=True),
        count=related.district_count,
        group=name_group(related.group, language),
    )


def list_relation_remarks(
    related: Relation, regions: Mapping[str, Region], indicators: Mapping[str, Indicator], language: Language
) -> list[str]:
    """What must stand beside the finding: both coefficients, what they do not say, and what to mind about these two
    indicators and these districts."""
    first, second = related.first, related.second
    remarks = []
    if related.strength not in (Strength.TOO_FEW, Strength.TOO_TIED):
        caveat = language("relation.caveat")
        narrower = f" {language('relation.narrow')}" if related.group.rule is PeerRule.ALL else ""
        remarks += [_coefficients(related, language), caveat + narrower]
    if second.indicator in find_relatives(first.indicator, indicators):
        remarks.append(language("relation.relatives"))
    if first.year != second.year:
        remarks.append(language("relation.years_apart", first=first.title, second=second.title))
    land = related.references[0]
    if unknown := [side.title for side in (first, second) if side.value_of(land) is None]:
        remarks.append(language("relation.no_reference", land=land.name, indicators=language.listed(unknown)))
    counted = set(related.relation.loc[related.relation["in_group"], "region_key"])
    shown = set(related.relation["region_key"])
    if outside := [region.name for region in related.chosen if region.key in shown - counted]:
        remarks.append(language("relation.outside", regions=language.listed(outside)))
    asked = dict.fromkeys([*related.group.members, *(region.key for region in related.chosen)])
    if missing := [regions[key].name for key in asked if key not in shown]:
        remarks.append(language("relation.without_value", regions=language.listed(missing)))
    return remarks


def make_side(measured: YearValues, land: Region) -> RelationSide:
    """An axis of the chart, with the value of the Land."""
    indicator = measured.indicator
    return RelationSide(measured.title, Scale(indicator.unit, indicator.decimals), measured.line_of(land))


def make_relation_table(related: Relation, regions: Mapping[str, Region], language: Language) -> Table:
    """A row per reference and per district, the latter by the first indicator, largest first."""
    first, second = related.first, related.second

    def row_of(name: Cell, first_value: float | None, second_value: float | None) -> tuple[Cell, ...]:
        values = ((first_value, first.indicator), (second_value, second.indicator))
        return (name, *(number_cell(value, indicator.decimals, language) for value, indicator in values))

    outside = language("relation.outside_note")
    return Table(
        language("relation.table_caption", first=first.title, second=second.title),
        (language("common.district"), *(f"{side.title} ({side.indicator.unit})" for side in (first, second))),
        [
            *(
                row_of(Cell(land.name, region=land.key), first.value_of(land), second.value_of(land))
                for land in related.references
            ),
            *(
                row_of(
                    Cell(regions[row["region_key"]].name, "" if row["in_group"] else outside, region=row["region_key"]),
                    row["first_value"],
                    row["second_value"],
                )
                for row in read_rows(related.relation)
            ),
        ],
        numeric=frozenset({1, 2}),
    )


def _coefficients(related: Relation, language: Language) -> str:
    spearman, pearson = related.spearman, related.pearson
    told = language(
        "relation.coefficients",
        spearman=language.number(spearman, DECIMALS, signed=True),
        pearson=language.number(pearson, DECIMALS, signed=True),
        count=related.district_count,
        group=name_group(related.group, language),
    )
    if spearman is not None and pearson is not None and abs(spearman - pearson) > FAR_APART:
        told += f" {language('relation.far_apart')}"
    return told
