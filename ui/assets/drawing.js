// Draws a chart (charts/) with Plotly and changes it in place when its figure changes. Streamlit's own element builds it
// anew at every change, which takes twice as long, and loads the whole of Plotly.
const CONFIG = { displayModeBar: false };
let plotly;

// A failed attempt is not kept: the next change tries again.
function loaded(library) {
  plotly ??= import(new URL(library, location.origin)).then(() => window.Plotly, (error) => {
    plotly = undefined;
    throw error;
  });
  return plotly;
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".kk-chart") ?? created(parentElement);
  const told = new TextDecoder().decode(data);
  if (told !== box.told) show(box, told);
  // Also called for a box that stays, when its next figure comes while this script is on its way.
  return () => box.isConnected || away(box);
}

function created(parent) {
  const box = document.createElement("figure");
  box.className = "kk-chart";
  box.append(document.createElement("div"));
  box.watch = new ResizeObserver(() => fit(box));
  box.watch.observe(box);
  parent.append(box);
  return box;
}

async function show(box, told) {
  box.told = told;
  const { figure, alt, library, failed } = JSON.parse(told);
  const { height, ...layout } = figure.layout;
  const chart = box.firstChild;
  box.setAttribute("aria-label", alt);
  chart.style.height = `${height}px`;
  try {
    const { react } = await loaded(library);
    if (box.told !== told || !box.isConnected) return;
    if (!box.width) chart.textContent = "";
    box.width = box.offsetWidth;
    await react(chart, figure.data, layout, CONFIG);
  } catch (error) {
    console.error(error);
    if (box.width) window.Plotly.purge(chart);
    box.told = box.width = undefined;
    chart.textContent = failed;
  }
}

// As wide as its place; the menu, for one, may be opened and closed beside it.
function fit(box) {
  if (!box.width || box.width === box.offsetWidth || !box.offsetWidth) return;
  box.width = box.offsetWidth;
  window.Plotly.Plots.resize(box.firstChild);
}

function away(box) {
  box.watch.disconnect();
  if (box.width) window.Plotly.purge(box.firstChild);
}
