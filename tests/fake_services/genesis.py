"""Regionalstatistik: tables as flat files, sign-in by header, jobs for large tables."""

import re
from fnmatch import fnmatchcase

from .archives import zip_of
from .exchange import Answer, Request, json_answer
from .recorded_files import FOLDER, Record, texts
from .routes import Call, Route
from .values import genesis_value
from .world import World

BASE = "/genesisws/rest/2020"
FIRST_YEAR = 2005
CODE_1, CODE_2 = "1_variable_attribute_code", "2_variable_attribute_code"


def status(service: str, code: int, name: str = "", **content: object) -> Answer:
    """HTTP 200 with the outcome in Status, as for nearly every error."""
    text, kind = texts("genesis")["status"][str(code)]
    group, method = service.split("/")
    return json_answer(
        {
            "Ident": {"Service": group, "Method": method},
            "Status": {"Code": code, "Content": text.format(name=name), "Type": kind},
            "Parameter": {"username": "*" * 20, "password": "*" * 20, "name": name},
            **content,
            "Copyright": texts("genesis")["copyright"],
        }
    )


def refuse_sign_in(world: World, request: Request) -> Answer | None:
    """The answer to a missing or wrong sign-in; None for the right one."""
    given = request.headers.get("username"), request.headers.get("password")
    if given == (world.username, world.password):
        return None
    kind = "wrong" if given[0] else "missing"
    error = texts("genesis")["login"][kind]
    if world.login_error == "envelope":
        return json_answer({"Status": error})
    http_status = {"missing": 401, "wrong": 404}[kind] if world.login_error == "http_status" else 200
    return json_answer(error, http_status)


def tablefile(call: Call) -> Answer:
    fields, world = call.request.form, call.world
    name = fields.get("name", "")
    if (refusal := refuse_sign_in(world, call.request)) is not None:
        return refusal
    code = world.genesis_status or _obstacle(world, fields, name)
    if code:
        return status("data/tablefile", code, name)
    table = flat_file(world, name, fields)
    if table is None:
        return status("data/tablefile", 104, name)
    answer = Answer(zip_of({f"{name}_flat.csv": table.encode("utf-8-sig")}), content_type="application/zip")
    if fields.get("job") != "true":
        return answer
    with call.jobs.lock:
        job = f"{name}_{117056270 + len(call.jobs.results)}"
        call.jobs.results[job] = answer
    return status("data/tablefile", 99, job)


def _obstacle(world: World, fields: dict[str, str], name: str) -> int:
    """Status code of what stands against the table as a whole; 0 for nothing."""
    if not re.fullmatch(r"[\w-]+", name) or not (FOLDER / f"{name}.csv").exists():
        return 90
    if fields.get("stand"):
        return 50
    return 98 if world.too_large and fields.get("job") != "true" else 0


def flat_file(world: World, name: str, fields: dict[str, str]) -> str | None:
    """The rows of the chosen years and regions as text; None where none is left."""
    header, *lines = (FOLDER / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()
    columns = header.split(";")
    recorded = [dict(zip(columns, line.split(";"), strict=True)) for line in lines]
    latest = int(recorded[0]["time"][:4])
    start = int(fields.get("startyear") or latest - int(fields.get("timeslices") or 1) + 1)
    years = range(max(start, FIRST_YEAR), min(int(fields.get("endyear") or latest), latest) + 1)
    wanted = fields.get("regionalkey", "") or "*"
    found = [
        ";".join(_of_year(world, name, row, year).values())
        for year in years
        for row in recorded
        if any(fnmatchcase(row[CODE_1], key) for key in wanted.split(","))
    ]
    return "\n".join([header, *found, ""]) if found else None


def _of_year(world: World, name: str, row: Record, year: int) -> Record:
    return {
        **row,
        "time": f"{year}{row['time'][4:]}",
        "value": genesis_value(name, row[CODE_1], row[CODE_2], year),
        CODE_2: row[CODE_2] or world.genesis_total,
    }


def job_list(call: Call) -> Answer:
    """catalogue/jobs: status 104 at the first poll, then running, then ready."""
    if (refusal := refuse_sign_in(call.world, call.request)) is not None:
        return refusal
    wanted = call.request.form.get("selection", "*")
    listed = []
    with call.jobs.lock:
        for job in call.jobs.results:
            if fnmatchcase(job, wanted):
                call.jobs.polls[job] = call.jobs.polls.get(job, 0) + 1
                if call.world.job_listed and (call.jobs.polls[job] > 1 or is_ready(call, job)):
                    running = call.world.job_state or texts("genesis")["running"]
                    state = texts("genesis")["ready"] if is_ready(call, job) else running
                    listed.append({"Type": "Tabelle", "Code": job, "Time": "", "State": state, "Content": ""})
    return status("catalogue/jobs", 0 if listed else 104, wanted, List=listed)


def is_ready(call: Call, job: str) -> bool:
    return call.jobs.polls.get(job, 0) >= call.world.job_polls


def resultfile(call: Call) -> Answer:
    if (refusal := refuse_sign_in(call.world, call.request)) is not None:
        return refusal
    name = call.request.form.get("name", "")
    with call.jobs.lock:
        ready = name in call.jobs.results and is_ready(call, name)
        return call.jobs.results[name] if ready else status("data/resultfile", 104, name)


ROUTES: dict[tuple[str, str], Route] = {
    ("POST", f"{BASE}/data/tablefile"): tablefile,
    ("POST", f"{BASE}/catalogue/jobs"): job_list,
    ("POST", f"{BASE}/data/resultfile"): resultfile,
}
