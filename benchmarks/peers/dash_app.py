"""The same page in Dash: `gunicorn --threads 4 benchmarks.peers.dash_app:server`; `/scenario/` has the slider."""

from dash import Dash, Input, Output, dcc, html
from flask import Flask

from benchmarks.peers.shown import CONFIG, DISTRICTS, INDICATORS, RATES, charts, name, scenario

server = Flask(__name__)


def page(path: str) -> Dash:
    return Dash(__name__, server=server, url_base_pathname=path, compress=True)


four = page("/charts/")
four.layout = html.Div(
    [
        html.H1("Vier Indikatoren"),
        dcc.RadioItems({key: name(key) for key in DISTRICTS}, DISTRICTS[0], id="district", inline=True),
        html.Div(
            [
                dcc.Graph(id=indicator, figure=drawn, config=CONFIG)
                for indicator, drawn in zip(INDICATORS, charts(DISTRICTS[0]), strict=True)
            ],
            style={"display": "grid", "gridTemplateColumns": "1fr 1fr"},
        ),
    ]
)


four.callback([Output(one, "figure") for one in INDICATORS], Input("district", "value"), prevent_initial_call=True)(
    charts
)

slider = page("/scenario/")
slider.layout = html.Div(
    [
        html.H1("Vier Indikatoren"),
        dcc.Slider(RATES[0], RATES[-1], 1, value=0, marks=None, id="rate"),
        dcc.Graph(id="scenario", figure=scenario(0), config=CONFIG),
    ]
)


slider.callback(Output("scenario", "figure"), Input("rate", "value"), prevent_initial_call=True)(scenario)
