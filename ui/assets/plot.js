// Draws a figure of charts/ with Plotly and changes it in place when it changes. Streamlit's own element builds it anew at
// every change, which takes twice as long, and loads the whole of Plotly. Stands before the scripts of both components
// that draw (ui/drawing.py).
const CONFIG = { displayModeBar: false };
let plotly;

// A failed attempt is not kept: the next change tries again.
function loadPlotly(library) {
  plotly ??= import(new URL(library, location.origin)).then(() => window.Plotly, (error) => {
    plotly = undefined;
    throw error;
  });
  return plotly;
}

function placeChart(parent) {
  const box = document.createElement("figure");
  box.className = "kk-chart";
  box.append(document.createElement("div"));
  box.watch = new ResizeObserver(() => fit(box));
  box.watch.observe(box);
  parent.append(box);
  return box;
}

// `box.width` tells whether it is drawn. Of several at once only the newest counts.
async function draw(box, { figure, alt, library, failed }) {
  const chart = box.firstChild;
  box.figure = figure;
  box.setAttribute("aria-label", alt);
  chart.style.height = `${figure.layout.height}px`;
  try {
    const { react } = await loadPlotly(library);
    if (box.figure !== figure || !box.isConnected) return;
    if (!box.width) chart.textContent = "";
    box.width = box.offsetWidth;
    // Both sizes are told: without them Plotly keeps those of the first figure, whatever the next one asks for.
    await react(chart, figure.data, { ...figure.layout, width: box.width }, CONFIG);
  } catch (error) {
    console.error(error);
    if (box.width) window.Plotly.purge(chart);
    box.width = undefined;
    chart.textContent = failed;
  }
}

// As wide as its place; the menu, for one, may be opened and closed beside it.
function fit(box) {
  if (!box.width || box.width === box.offsetWidth || !box.offsetWidth) return;
  box.width = box.offsetWidth;
  window.Plotly.relayout(box.firstChild, { width: box.width });
}

function clearChart(box) {
  box.watch.disconnect();
  if (box.width) window.Plotly.purge(box.firstChild);
}
