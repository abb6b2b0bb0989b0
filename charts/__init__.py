"""DataFrames and numbers to pictures: plotly figures and small SVG lines. The only place that knows plotly."""
