// In every page before its own scripts: when did the charts change, and when was the last of them first drawn?
(() => {
  const PLOT = ".js-plotly-plot", DRAWN = ".scatterlayer .trace";
  const seen = { changed: new Map(), last: 0, visit: {} };
  const roots = [document];  // marimo draws inside of shadow roots
  const charts = () => roots.flatMap((root) => [...root.querySelectorAll(PLOT)]);
  const chartOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest?.(PLOT);
  const note = (chart, now) => {
    if (!chart) return;
    if (!seen.changed.size) requestAnimationFrame(() => setTimeout(() => { seen.painted = performance.now(); }));
    seen.changed.set(chart, now);
    seen.last = now;
  };
  const watched = { subtree: true, childList: true, attributes: true, characterData: true };
  const watch = new MutationObserver((changes) => {
    const now = performance.now();
    for (const { target, addedNodes } of changes) {
      note(chartOf(target), now);
      addedNodes.forEach((node) => node.querySelectorAll?.(PLOT).forEach((chart) => note(chart, now)));
    }
    const drawn = charts().filter((chart) => chart.querySelector(DRAWN)).length;
    // Several may be drawn between two looks.
    for (let count = drawn; count; count--) seen.visit[count] ??= now;
  });
  watch.observe(document, watched);
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.push(root);
    watch.observe(root, watched);
    return root;
  };
  window.bench = {
    // Milliseconds from the start of the visit until this many charts were drawn; null while they are not.
    visited: (charts) => seen.visit[charts] ?? null,
    // Begin to watch; the clock starts with the next click or key.
    arm: () => {
      seen.changed.clear();
      seen.start = seen.painted = null;
      const start = () => { seen.start ??= performance.now(); };
      for (const kind of ["click", "keydown", "input"]) addEventListener(kind, start, { capture: true, once: true });
    },
    // Milliseconds until the first change of a chart is on the screen; null while it is not.
    painted: () => (seen.start === null || seen.painted === null ? null : seen.painted - seen.start),
    // Milliseconds until the last change, once this many charts have changed and nothing has for `calm`; else null.
    redrawn: (charts, calm) =>
      seen.changed.size >= charts && performance.now() - seen.last > calm ? seen.last - seen.start : null,
  };
})();
