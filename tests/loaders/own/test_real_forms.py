"""The forms of real files: each goes in by recognition or by what a person answers, or says clearly why it does not."""

import subprocess
from pathlib import Path

import pytest

from loaders.own.tables.assignment import read_assignment, write_assignment
from loaders.own.tables.checking import check
from loaders.own.tables.findings import remarks
from loaders.own.tables.table import Options
from tests.loaders.own.forms_as_published import AS_PUBLISHED
from tests.support.real_forms import FORMS, RealFile
from texts import Language

TOLD_ONLY = {5, 7, 23}  # parts of Germany's figure by age and sex, or months: no value of a region and a year


@pytest.mark.parametrize("number", FORMS)
def test_a_real_file_goes_in_with_right_numbers(tmp_path: Path, number: int, german: Language) -> None:
    problems = _read(tmp_path, FORMS[number], german)

    assert problems == [] or number in TOLD_ONLY


@pytest.mark.parametrize("name", AS_PUBLISHED)
def test_below_the_head_that_was_published_are_the_right_numbers(tmp_path: Path, name: str, german: Language) -> None:
    assert _read(tmp_path, AS_PUBLISHED[name], german) == []


def _read(folder: Path, form: RealFile, language: Language) -> list[str]:
    """What is told as a problem; fails where other values come of the file than have to."""
    file = folder / form.name
    file.write_bytes(form.content)
    if file.suffix == ".xls":
        _save_as_xls(file)
    found = check(file, Options("Tabelle", source="Amt", assignment=read_assignment(form.answers)))
    problems = [problem.problem(language) for problem in found.problems]

    assert [f"{v.region} {v.indicator} {v.year} {v.number.normalize():f}" for v in found.values] == [
        f"{told.rpartition(' ')[0]} {float(told.rpartition(' ')[2]):.10g}" for told in form.values
    ]
    assert form.told in "\n".join([*problems, *remarks(found.remarks, language)])
    return problems


def _save_as_xls(file: Path) -> None:
    """The rows come as XLSX; LibreOffice writes them in the old binary form."""
    source = file.with_suffix(".xlsx")
    file.rename(source)
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", str(file.parent), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    assert file.is_file()


def test_at_least_twenty_of_them_give_values() -> None:
    assert len([form for form in FORMS.values() if form.values]) >= 20


@pytest.mark.parametrize("number", [number for number, form in FORMS.items() if form.answers])
def test_what_is_answered_is_written_as_toml_and_read_again(number: int) -> None:
    assignment = read_assignment(FORMS[number].answers)

    assert read_assignment(write_assignment(assignment)) == assignment
