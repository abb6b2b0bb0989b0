"""The same page in marimo: `marimo run benchmarks/peers/marimo_app.py`; `?show=scenario` has the slider."""

import marimo

app = marimo.App(width="full")

with app.setup:
    import marimo as mo
    import plotly.graph_objects as go

    from benchmarks.peers.shown import CONFIG, DISTRICTS, RATES, charts, name, scenario


@app.cell
def _():  # type: ignore[no-untyped-def]
    is_scenario = mo.query_params().get("show") == "scenario"
    if is_scenario:
        control = mo.ui.slider(RATES[0], RATES[-1], 1, value=0)
    else:
        control = mo.ui.radio({name(key): key for key in DISTRICTS}, value=name(DISTRICTS[0]), inline=True)
    mo.vstack([mo.md("# Vier Indikatoren"), control])
    return control, is_scenario


@app.cell
def _(control, is_scenario):  # type: ignore[no-untyped-def]
    figures = [scenario(control.value)] if is_scenario else charts(control.value)
    plots = [mo.ui.plotly(go.Figure(figure), config=CONFIG) for figure in figures]
    plots[0] if is_scenario else mo.vstack([mo.hstack(plots[:2], widths="equal"), mo.hstack(plots[2:], widths="equal")])


if __name__ == "__main__":
    app.run()
