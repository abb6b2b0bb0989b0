"""One real request of each kind, held against what the loader relies on."""

from collections.abc import Iterator
from typing import Any

from loaders.errors import SourceUnavailable
from loaders.fetch.http import Answer, Client
from loaders.fetch.run import accept_loss
from loaders.fetch.snapshots import Sidecar
from loaders.reference import Reference
from loaders.sources.parse import json_of
from loaders.sources.probing import run_checks
from loaders.sources.rows import Gap, ProbeFinding, Value
from loaders.sources.wegweiser import table
from loaders.sources.wegweiser.areas import SOURCE, areas_of, shipped_areas, topic_slug
from loaders.sources.wegweiser.boundaries import boundaries_in, map_address
from loaders.sources.wegweiser.fetch import EVERYTHING
from loaders.sources.wegweiser.read import read, unit_of

LIST_DEFAULT = 10
TOPIC = "nachhaltigkeit"
# Asked for in single requests: an indicator of all levels, one of districts and larger only, and a district.
INDICATOR, DISTRICT_INDICATOR = "kinderarmut", "pkw-dichte"
DISTRICT, MUNICIPALITY, COUNTRY = "05358", "05334002", "DE"
YEARS, YEARS_WITHOUT_DATA = "2015-2023", "1995-1996"


def probe(client: Client, address: str, reference: Reference) -> Iterator[ProbeFinding]:
    """Every finding, in the order of the requests."""
    prober = _Prober(client, f"{address}/rest", reference)
    checks = (
        prober.version,
        prober.regions,
        prober.indicators,
        prober.topic,
        prober.data,
        prober.data_of_the_country,
        prober.data_not_at_this_level,
        prober.data_of_other_years,
        prober.data_by_number,
        prober.export,
        prober.boundaries,
    )
    yield from run_checks((check.__name__.replace("_", " "), check) for check in checks)


class _Prober:
    """The requests, with what earlier ones found out."""

    def __init__(self, client: Client, service: str, reference: Reference) -> None:
        self.client, self.service, self.reference = client, service, reference
        self.areas = shipped_areas(reference)
        self.region_id = self.indicator_id = 0

    def version(self) -> Iterator[ProbeFinding]:
        found = self._json("statistics/version")
        yield ProbeFinding("version", not isinstance(found, str), {"found": found})

    def regions(self) -> Iterator[ProbeFinding]:
        first = self._json("region/list")
        yield ProbeFinding("list_default", len(first) != LIST_DEFAULT, {"request": "region/list", "found": len(first)})
        listed = self._json("region/list", max=EVERYTHING)
        key_name = "ags" if "ags" in listed[0] else "gkz" if "gkz" in listed[0] else "–"
        yield ProbeFinding("region_key", key_name != "ags", {"found": key_name})
        known = {area.key: area for area in areas_of(listed)}
        for key, shipped in self.areas.items():
            slug = known[key].slug if key in known else "–"
            yield ProbeFinding(
                "region_slug", slug != shipped.slug, {"region": key, "agreed": shipped.slug, "found": slug}
            )
        self.areas |= {key: area for key, area in known.items() if key in self.areas}
        self.region_id = next(
            (entry.get("id", 0) for entry in listed if entry["friendlyUrl"] == self._slug(DISTRICT)), 0
        )
        single = self._json(f"region/get/{self._slug(DISTRICT)}")
        yield ProbeFinding(
            "region_single", single.get("friendlyUrl") != self._slug(DISTRICT), {"found": single.get("name")}
        )

    def indicators(self) -> Iterator[ProbeFinding]:
        first = self._json("indicator/list")
        yield ProbeFinding(
            "list_default", len(first) != LIST_DEFAULT, {"request": "indicator/list", "found": len(first)}
        )
        listed = {entry["friendlyUrl"]: entry for entry in self._json("indicator/list", max=EVERYTHING)}
        for slug, mapping in self.reference.mappings.items():
            if slug not in listed:
                yield ProbeFinding("indicator_gone", True, {"indicator": slug})
            elif listed[slug].get("unit") != mapping.published_unit:
                fields = {"indicator": slug, "agreed": mapping.published_unit, "found": listed[slug].get("unit")}
                yield ProbeFinding("indicator_unit", True, fields)
        self.indicator_id = listed.get(INDICATOR, {}).get("id", 0)
        single = self._json(f"indicator/get/{INDICATOR}")
        missing = [name for name in ("years", "unit", "minimumRegionType", "maximumRegionType") if not single.get(name)]
        yield ProbeFinding("indicator_single", bool(missing), {"missing": ", ".join(missing) or "–"})

    def topic(self) -> Iterator[ProbeFinding]:
        slug = topic_slug(self._json("topic/list", max=EVERYTHING))
        yield ProbeFinding("topic", slug != TOPIC, {"agreed": TOPIC, "found": slug or "–"})
        if slug:
            entries = self._json(f"topic/get/{slug}").get("indicators", [])
            for new in sorted({entry["friendlyUrl"] for entry in entries} - set(self.reference.mappings)):
                yield ProbeFinding("indicator_new", True, {"indicator": new})

    def data(self) -> Iterator[ProbeFinding]:
        answer, found = self._data(INDICATOR, DISTRICT, YEARS)
        yield ProbeFinding("shape", False, {"found": "data {…}" if "data" in found else "{…}"})
        unit = unit_of(found)
        agreed = self.reference.mappings[INDICATOR].published_unit if INDICATOR in self.reference.mappings else unit
        yield ProbeFinding("data_unit", unit not in (agreed, None), {"agreed": agreed, "found": unit or "–"})
        yield self._values(answer, INDICATOR, DISTRICT)

    def data_of_the_country(self) -> Iterator[ProbeFinding]:
        answer, _ = self._data(INDICATOR, COUNTRY, YEARS)
        rows = [row for row in self._read(answer, INDICATOR, COUNTRY) if isinstance(row, Value)]
        yield ProbeFinding("country", False, {"count": len(rows)})

    def data_not_at_this_level(self) -> Iterator[ProbeFinding]:
        url = self._url(DISTRICT_INDICATOR, MUNICIPALITY, YEARS)
        status = self.client.get(url, absent_is_fine=True).status
        yield ProbeFinding("not_at_this_level", status != 404, {"found": status})

    def data_of_other_years(self) -> Iterator[ProbeFinding]:
        answer = self.client.get(self._url(INDICATOR, DISTRICT, YEARS_WITHOUT_DATA), absent_is_fine=True)
        gaps = [row for row in self._read(answer, INDICATOR, DISTRICT) if isinstance(row, Gap)]
        yield ProbeFinding("remark", not gaps, {"status": answer.status, "found": gaps[0].remark if gaps else "–"})

    def data_by_number(self) -> Iterator[ProbeFinding]:
        url = f"{self.service}/statistics/data"
        asked = {"regionIds": [self.region_id], "indicatorIds": [self.indicator_id], "topicIds": [], "years": [2020]}
        answer = self.client.post(url, json=asked)
        yield ProbeFinding("by_number", "indicators" not in str(_parse_answer(answer))[:100_000], {})
        try:
            self.client.post(url, json={**asked, "regionIds": [-1]})
            yield ProbeFinding("unknown_number", True, {"found": 200})
        except SourceUnavailable as error:
            yield ProbeFinding("unknown_number", error.cause != "HTTP 400", {"found": error.cause})

    def export(self) -> Iterator[ProbeFinding]:
        url = f"{self.service}/export/{INDICATOR}+{self._slug(DISTRICT)}+{YEARS}+tabelle.csv"
        answer = self.client.get(url, {"charset": "UTF-8"})
        rows = list(table.values(answer.body, INDICATOR, [self.areas[DISTRICT].as_request()]))
        yield ProbeFinding("export", not rows, {"count": len(rows)})
        yield ProbeFinding("export_mark", False, {"found": "BOM" if answer.body[:3] == b"\xef\xbb\xbf" else "–"})
        plain = self.client.get(url).body
        yield ProbeFinding("export_encoding", plain == answer.body, {})

    def boundaries(self) -> Iterator[ProbeFinding]:
        answer = self.client.get(map_address(self.service, INDICATOR, self._slug("05")), {"layer": "DISTRICT"})
        yield ProbeFinding("boundaries", False, {"count": len(boundaries_in(answer))})

    def _json(self, path: str, **params: object) -> Any:
        return _parse_answer(self.client.get(f"{self.service}/{path}", params))

    def _slug(self, key: str) -> str:
        return self.areas[key].slug

    def _url(self, indicator: str, region: str, years: str) -> str:
        return f"{self.service}/statistics/data/{indicator}+{self._slug(region)}+{years}"

    def _data(self, indicator: str, region: str, years: str) -> tuple[Answer, Any]:
        answer = self.client.get(self._url(indicator, region, years))
        return answer, _parse_answer(answer)

    def _read(self, answer: Answer, indicator: str, region: str) -> list[Value | Gap]:
        request = {"slug": indicator, "regions": [self.areas[region].as_request()]}
        return list(read(answer.body, Sidecar(answer.url, "", "", "", answer.status, answer.media_type, "", request)))

    def _values(self, answer: Answer, indicator: str, region: str) -> ProbeFinding:
        rows = self._read(answer, indicator, region)
        accept_loss(rows, self.reference)
        count = sum(isinstance(row, Value) for row in rows)
        return ProbeFinding("values", not count, {"count": count})


def _parse_answer(answer: Answer) -> Any:
    return json_of(SOURCE, answer.url, answer.media_type, answer.body)
