"""The same page without a server behind it: every chart written beforehand, Plotly redraws it in the browser."""

import json
from pathlib import Path

from plotly.offline import get_plotlyjs

from benchmarks.peers.shown import CONFIG, DISTRICTS, INDICATORS, RATES, charts, name, scenario

_PAGE = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Vier Indikatoren</title>
<script src="plotly.js"></script><h1>Vier Indikatoren</h1>{controls}
<div style="display:grid;grid-template-columns:1fr 1fr">{places}</div>
<script>const drawn = {drawn};
const draw = (key) => drawn[key].forEach((one, n) => Plotly.react(`chart${{n}}`, one.data, one.layout, {config}));
document.querySelectorAll("input").forEach((control) => control.oninput = () => draw(control.value));
draw("{first}");</script>"""


def write(folder: Path) -> None:
    """charts.html and scenario.html, and Plotly beside them."""
    (folder / "plotly.js").write_text(get_plotlyjs(), encoding="utf-8")
    radios = "".join(
        f'<label><input type="radio" name="it" value="{key}"{" checked" * (key == DISTRICTS[0])}>{name(key)}</label>'
        for key in DISTRICTS
    )
    slider = f'<input type="range" min="{RATES[0]}" max="{RATES[-1]}" value="0" role="slider">'
    of_district = {key: charts(key) for key in DISTRICTS}
    of_rate = {str(rate): [scenario(rate)] for rate in RATES}
    for file, controls, drawn, first, places in (
        ("charts", radios, of_district, DISTRICTS[0], len(INDICATORS)),
        ("scenario", slider, of_rate, "0", 1),
    ):
        page = _PAGE.format(
            controls=controls,
            places="".join(f'<div id="chart{n}"></div>' for n in range(places)),
            drawn=json.dumps(drawn),
            first=first,
            config=json.dumps(CONFIG),
        )
        (folder / f"{file}.html").write_text(page, encoding="utf-8")
