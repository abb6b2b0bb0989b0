"""What the judgements found that somebody should look at, for whoever builds."""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from texts import Language

# What changes nothing of a judgement stands in the database only.
_SILENT = ("fits", "repeated_rate")


@dataclass(frozen=True)
class NamedFinding:
    """A row of judgement_finding with its names."""

    kind: str
    indicator: str | None
    source: str | None
    year: int | None
    horizon: int | None
    measure: float

    def describe(self, language: Language) -> str:
        """One line."""
        return language(
            f"loaders.finding.{self.kind}",
            indicator=self.indicator,
            source=self.source,
            year=self.year,
            horizon=self.horizon,
            share=language.number(100 * self.measure, 0),
            slope=language.number(self.measure, 2),
        )


def read_findings(connection: DuckDBPyConnection) -> tuple[NamedFinding, ...]:
    """Those that changed a judgement or speak against the method, by indicator."""
    rows = connection.execute(
        """
        SELECT f.kind, i.indicator_key, s.source_key, f.year, f.horizon, f.measure
        FROM judgement_finding AS f
        LEFT JOIN indicator AS i ON i.indicator_id = f.indicator_id
        LEFT JOIN source AS s ON s.source_id = f.source_id
        WHERE f.kind NOT IN ($first, $second)
        ORDER BY f.kind, i.indicator_key, f.year, f.horizon, s.source_key
        """,
        dict(zip(("first", "second"), _SILENT, strict=True)),
    ).fetchall()
    return tuple(NamedFinding(*row) for row in rows)
