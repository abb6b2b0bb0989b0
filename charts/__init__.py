"""DataFrames and numbers to pictures: figures as plotly.js reads them, and small SVG lines."""
