"""A programme of four measures made by hand, and a journal in which three of them are reported on."""

from datetime import date

import pandas as pd

from domain.measure import MeasureState
from features.measures.model import Programme, read_programmes
from features.measures.state import TrackedMeasure, read_status_entries, track_measures
from storage import journal
from texts import Language

PROGRAMME = {
    "programme_key": "plan",
    "programme_de": "Plan",
    "programme_en": "Plan (en)",
    "kind": "plan",
    "region_key": "05358",
    "publisher": "Kreis",
    "document": "Konzept",
    "decided": pd.NaT,
    "interim_due": pd.Timestamp("2023-03-31"),
    "final_due": pd.NaT,
    "dates_note_de": "Kein Tag genannt.",
    "dates_note_en": "No day named.",
}
_MEASURES = [  # number, field, objective, printed, first, last
    ("1.1", "Schule", "Schulen tauschen sich aus", "2021–2022", 2021, 2022),
    ("1.2", "Schule", "Kioske sind fair", "ab 2024", 2024, None),
    ("2.1", "Haus & Hof", "Strategie liegt vor", "2023", 2023, 2023),
    ("2.2", "Haus & Hof", "Leitfaden liegt vor", None, None, None),
]
MEASURES = pd.DataFrame(
    [
        PROGRAMME
        | {
            "measure_key": f"m{position}",
            "number": number,
            "position": position,
            "field_de": field,
            "field_en": f"{field} (en)",
            "objective_de": objective,
            "objective_en": f"{objective} (en)",
            "recommendation_de": None,
            "recommendation_en": None,
            "time_frame": printed,
            "first_year": first,
            "last_year": last,
            "place": "Abschnitt 4",
        }
        for position, (number, field, objective, printed, first, last) in enumerate(_MEASURES, 1)
    ]
)
LINKS = pd.DataFrame(
    [
        ("m1", "office", "Amt 40/2", "Amt 40/2", "Office 40/2", "40", "responsible", None),
        ("m1", "office", "Verein", "Verein", "Association", None, "supporting", None),
        ("m1", "sdg", "4", "Bildung", "Education", None, None, "document"),
        ("m1", "sdg", "17", "Partnerschaften", "Partnerships", None, None, "assigned"),
        ("m2", "office", "Amt 40/2", "Amt 40/2", "Office 40/2", "40", "responsible", None),
        ("m2", "indicator", "poverty", "Armut", "Poverty", None, None, None),
        ("m3", "office", "Hauptamt", "Hauptamt", "Main office", "10", "coordinating", None),
    ],
    columns=["measure_key", "link", "target", "target_de", "target_en", "office_number", "role", "basis"],
)
STATES = [
    MeasureState.DONE,
    MeasureState.RUNNING,
    MeasureState.LATE,
    MeasureState.UNREPORTED,
]  # of the four on 2025-06-30


def programme(language: Language) -> Programme:
    return read_programmes(MEASURES, LINKS, language)["plan"]


def report_on_three() -> None:
    """m1 is done since 2023, m2 under way since 2024, m3 planned in 2022; m4 nobody has reported on."""
    journal.add_entry("measure_status", "m1", 0, "A", {"status": "running", "date": "2022-02-01", "note": ""})
    journal.add_entry("measure_status", "m1", 1, "B", {"status": "done", "date": "2023-05-01", "note": "Zehn Schulen"})
    journal.add_entry("measure_status", "m2", 0, "A", {"status": "running", "date": "2024-01-15", "note": ""})
    journal.add_entry("measure_status", "m3", 0, "C", {"status": "planned", "date": "2022-11-30", "note": ""})


def on(day: date, language: Language) -> list[TrackedMeasure]:
    """The four measures on a day, as the journal has them."""
    return track_measures(
        programme(language).measures, read_status_entries(journal.read_book("measure_status"))[0], day
    )
