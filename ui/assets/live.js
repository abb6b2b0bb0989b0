// Sliders above their chart. What each stop shows came along from the server (features/scenario/live.py). While the hand
// moves, the path, its mark and the labels that Plotly has drawn are moved by hand, within a frame; Plotly itself takes
// three. Once the hand rests, Plotly draws anew and the server is told.
const CALM = 250; // ms without a move after which the hand rests
const LINE = 15.6; // px of a line of a label as Plotly sets it

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const live = parentElement.querySelector(".kk-live")?.live ?? new Live(parentElement);
  Object.assign(live, { setStateValue, setTriggerValue });
  live.take(new TextDecoder().decode(data));
  return () => live.box.isConnected || clearChart(live.chart);
}

function makeElement(tag, settings = {}, ...parts) {
  const element = Object.assign(document.createElement(tag), settings);
  element.append(...parts);
  return element;
}

function makeSpan(settings, ...parts) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
  for (const [name, value] of Object.entries(settings)) element.setAttribute(name, value);
  element.append(...parts);
  return element;
}

const fillIn = (text, fields) => text.replace(/{(\w+)}/g, (_, name) => fields[name]);
const escapeMarkup = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

// The next two do what charts/end_labels.py does; a test holds their pictures against each other.
function wrap(name, { longest, most }) {
  const lines = [];
  for (const word of name.trim().split(/\s+/)) {
    if (lines.length && lines.at(-1).length + word.length < longest) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]}\u2026`] : lines;
}

function spread(positions, heights) {
  const order = [...positions.keys()].sort((one, other) => positions[one] - positions[other]);
  let below = 0;
  const offsets = order.map((number) => (below += heights[number]) - heights[number] / 2);
  const pools = [];
  order.forEach((number, place) => {
    pools.push([positions[number] - offsets[place]]);
    while (pools.length > 1 && mean(pools.at(-2)) > mean(pools.at(-1))) pools.splice(-2, 2, pools.slice(-2).flat());
  });
  const free = pools.flatMap((pool) => pool.map(() => mean(pool)));
  const placed = [];
  order.forEach((number, place) => {
    placed[number] = Math.max(0, Math.min(free[place], 1 - below)) + offsets[place];
  });
  return placed;
}

class Slider {
  constructor(live) {
    this.title = makeElement("label");
    this.result = makeElement("strong");
    this.year = makeElement("span");
    this.range = makeElement("input", { type: "range", min: 0, step: 1 });
    this.field = makeElement("input", { type: "text", inputMode: "decimal", autocomplete: "off" });
    const result = makeElement("span", {}, this.year, this.result);
    this.box = makeElement("div", { className: "kk-slider" }, this.title, result, this.range, this.field);
    this.range.oninput = () => live.move(this);
    this.range.onblur = () => live.settle();
    this.field.onchange = () => live.type(this);
  }

  // Stays where it stands, unless the server begins anew and the hand has not moved since.
  take(told, isAnew) {
    const at = this.told && (!isAnew || this.isMoved) ? this.amount : told.at;
    this.told = told;
    this.range.max = told.stops.length - 1;
    this.range.value = told.stops.indexOf(told.stops.includes(at) ? at : told.at);
    this.range.id = this.title.htmlFor = `kk-slider-${told.number}`;
    this.box.style.setProperty("--kk-own", told.colour);
    this.range.ariaLabel = told.named;
    this.field.ariaLabel = told.exact;
    this.title.replaceChildren(makeElement("span", { textContent: told.mark, ariaHidden: "true" }), ` ${told.title}`);
  }

  get place() { return Number(this.range.value); }
  get amount() { return this.told.stops[this.place]; }
  get path() { return this.told.paths[this.place]; }

  // What stands beside it and is read out at every stop.
  show({ first, until, follows }) {
    const { amounts, said, shown, ends } = this.told;
    const amount = amounts[this.place], number = shown[this.place].at(-1), year = first + this.path.length - 1;
    this.value = number + (year === until ? "" : ` (${year})`);
    this.follows = ends[this.place] ?? fillIn(follows, { value: number });
    this.range.ariaValueText = fillIn(said, { amount, value: this.value });
    this.field.value = amount;
    this.year.textContent = `${year}: `;
    this.result.textContent = number;
  }
}

class Live {
  constructor(parent) {
    this.sliders = new Map();
    this.list = makeElement("div");
    this.heard = makeElement("p", { className: "kk-heard", role: "status" });
    this.box = makeElement("div", { className: "kk-live", live: this }, this.list, this.heard);
    parent.append(this.box);
    this.chart = placeChart(this.box);
  }

  // Called anew when the server tells something else, and when the theme has changed.
  take(text) {
    if (text !== this.text) {
      const told = JSON.parse(text), isAnew = told.round !== this.told?.round;
      Object.assign(this, { text, told });
      this.arrange(isAnew);
    }
    this.draw();
  }

  // A slider that stays keeps its place on the page, and with it the focus.
  arrange(isAnew) {
    const before = this.sliders;
    this.sliders = new Map();
    for (const told of this.told.sliders) {
      const key = `${told.number} ${told.kind}`, slider = before.get(key) ?? new Slider(this);
      slider.take(told, isAnew);
      slider.show(this.told);
      const place = this.list.children[this.sliders.size] ?? null;
      if (place !== slider.box) this.list.insertBefore(slider.box, place);
      this.sliders.set(key, slider);
    }
    for (const [key, { box }] of before) if (!this.sliders.has(key)) box.remove();
  }

  move(slider) {
    slider.isMoved = true;
    slider.show(this.told);
    this.paint();
    this.rest();
  }

  rest() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), CALM);
  }

  settle() {
    const sliders = [...this.sliders.values()], moved = sliders.filter((slider) => slider.isMoved);
    if (sliders.some(({ range }) => range.matches(":active"))) this.rest(); // still held
    else if (moved.length) {
      clearTimeout(this.timer);
      moved.forEach((slider) => { slider.isMoved = false; });
      this.heard.textContent = moved.map((slider) => slider.follows).join(" ");
      this.draw();
      const amounts = Object.fromEntries(sliders.map(({ told, amount }) => [told.number, [told.kind, amount]]));
      this.setStateValue("moved", { round: this.told.round, amounts });
    }
  }

  // What is no number, or none of the slider's, the server knows.
  type({ told, field }) {
    this.settle();
    this.setTriggerValue("typed", { round: this.told.round, number: told.number, kind: told.kind, text: field.value });
  }

  // Each as charts/end_labels.py writes it, and where it belongs on an axis from `low` to `high`, from 0 to 1.
  labels([low, high]) {
    const { labels, count, layout } = this.told, now = labels.map((label) => ({ ...label }));
    for (const { told, place, value, path } of this.sliders.values())
      Object.assign(now[told.number], { name: told.names[place], value, height: path.at(-1) });
    const names = now.slice(0, count).map(({ name }) => name);
    const is = (name) => (one) => one === name;
    names.forEach((name, number) => {
      if (names.filter(is(name)).length > 1) now[number].name = `${number + 1}. ${name}`;
    });
    for (const label of now) {
      label.lines = wrap(label.name, layout);
      label.values = label.value.split("<br>");
      label.text = `<span style="color:${label.colour}">${label.mark}</span> `
        + `<b>${label.lines.map(escapeMarkup).join("<br>")}</b><br>${label.value}`;
    }
    const size = (label) => label.lines.length + label.values.length;
    const heights = now.map((label) => (size(label) + 0.3) * layout.line);
    const places = spread(now.map(({ height }) => (height - low) / (high - low)), heights);
    return now.map((label, number) => ({ ...label, place: places[number], size: size(label) }));
  }

  // As Python draws it, with what the sliders show now. Where one of the few stops beyond the axis is chosen, the axis
  // goes that far.
  figure() {
    const { figure, theme, layout, count, first, hover } = this.told, style = getComputedStyle(this.box);
    const text = Object.entries(theme).reduce(
      (text, [colour, name]) => text.replaceAll(colour, style.getPropertyValue(name)), JSON.stringify(figure),
    );
    const drawn = JSON.parse(text), sliders = [...this.sliders.values()];
    const values = [...layout.span, ...sliders.flatMap(({ path }) => path)];
    const axis = drawn.layout.yaxis.range = [Math.min(...values), Math.max(...values)];
    const labels = this.labels(axis), from = drawn.layout.annotations.length - labels.length;
    labels.forEach(({ text, place }, number) => Object.assign(drawn.layout.annotations[from + number], { text, y: place }));
    for (const { told, place, path } of sliders) {
      const trace = drawn.data.at(told.number - count), name = escapeMarkup(labels[told.number].name), size = trace.marker.size.at(-1);
      trace.x = path.map((_, number) => first + number);
      trace.y = path;
      trace.text = told.shown[place].map((value, number) => fillIn(hover, { name, year: first + number, value }));
      trace.marker.size = path.map((_, number) => (number + 1 < path.length ? 0 : size));
    }
    return { figure: drawn, labels };
  }

  async draw() {
    const { figure, labels } = this.figure();
    await draw(this.chart, { ...this.told, figure });
    if (this.chart.figure !== figure) return;
    this.drawn = this.chart.width && { axis: figure.layout.yaxis.range, labels };
    if ([...this.sliders.values()].some((slider) => slider.isMoved)) this.paint();
  }

  // Moves what Plotly has drawn. What of Plotly this rests on: tests/browser/test_whatif.py.
  paint() {
    if (!this.drawn) return;
    const chart = this.chart.firstChild, { xaxis, yaxis, _size } = chart._fullLayout, { count, first } = this.told;
    const traces = [...chart.querySelectorAll(".scatterlayer .trace")].slice(-count);
    for (const { told, path } of this.sliders.values()) {
      const points = path.map((value, number) => `${xaxis.d2p(first + number)},${yaxis.d2p(value)}`);
      traces[told.number].querySelector(".js-line").setAttribute("d", `M${points.join("L")}`);
      [...traces[told.number].querySelectorAll(".point")].at(-1).setAttribute("transform", `translate(${points.at(-1)})`);
    }
    const notes = [...chart.querySelectorAll(".annotation")].slice(-this.drawn.labels.length);
    this.labels(this.drawn.axis).forEach((label, number) => {
      const note = notes[number], before = this.drawn.labels[number];
      if (label.text !== (note.text ?? before.text)) write(note.querySelector("text"), label);
      note.text = label.text;
      const shift = (before.place - label.place) * _size.h + ((before.size - label.size) * LINE) / 2;
      note.setAttribute("transform", `translate(0,${shift})`);
    });
  }
}

// A label as Plotly sets it: its mark, its name in bold, its value, a line each.
function write(text, { mark, colour, lines, values }) {
  const bold = lines.map((line) => makeSpan({ style: "font-weight:bold" }, line));
  const parts = [[makeSpan({ style: `fill:${colour}` }, mark), " ", bold[0]], ...bold.slice(1).map((one) => [one]), ...values.map((one) => [one])];
  const { x, y } = text.firstChild.attributes;
  text.replaceChildren(...parts.map((line, number) =>
    makeSpan({ class: "line", dy: `${1.3 * number}em`, x: x.value, y: y.value }, ...line)));
}
