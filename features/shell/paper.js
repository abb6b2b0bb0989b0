// On paper a chart is as wide as on the screen, and one drawn light on dark has to be turned round (ui/assets/style.css).
// Put into the page before the framework by features/shell/door.py.
(() => {
  const PAPER = 670; // A4 less its margins
  const charts = () => document.querySelectorAll(".js-plotly-plot .svg-container");
  window.onbeforeprint = () => {
    const app = document.querySelector("[data-testid=stApp]");
    if (!app) return; // the page has not come to life
    document.documentElement.classList.toggle("kk-dark", getComputedStyle(app).colorScheme === "dark");
    charts().forEach((chart) => (chart.style.zoom = Math.min(1, PAPER / chart.offsetWidth)));
  };
  window.onafterprint = () => charts().forEach((chart) => (chart.style.zoom = ""));
})();
