// Puts the drawn map (charts/district_map.py) on the page, moves the focus with the arrow keys, shows what stands at a
// district, and hands a click, Enter or the space bar on one to Python.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const areaOf = (event) => event.target.closest("[data-key]");
const areasIn = (box) => [...box.querySelectorAll("[data-key]")];

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".kk-map") ?? created(parentElement);
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  box.querySelector("div").innerHTML = data.svg;
  box.pick = (area) => setTriggerValue("picked", area.dataset.key);
  const again = areasIn(box).find((area) => area.dataset.key === focused);
  if (again) focus(box, again);
}

function created(parent) {
  const box = document.createElement("div");
  box.className = "kk-map";
  box.innerHTML = '<div></div><p class="kk-tip" aria-hidden="true" hidden></p>';
  box.addEventListener("keydown", (event) => press(box, event));
  box.addEventListener("click", (event) => {
    const area = areaOf(event);
    if (!area) return;
    focus(box, area);
    pick(box, area);
  });
  box.addEventListener("focusin", (event) => ring(box, areaOf(event)));
  for (const kind of ["pointerover", "focusin"]) box.addEventListener(kind, (event) => show(box, areaOf(event)));
  for (const kind of ["pointerleave", "focusout"]) box.addEventListener(kind, () => show(box, null));
  parent.append(box);
  return box;
}

function press(box, event) {
  const area = areaOf(event);
  if (event.key === "Escape") show(box, null);
  if (!area || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter" || event.key === " ") pick(box, area);
  else if (WAYS[event.key]) focus(box, next(box, area, ...WAYS[event.key]) ?? area);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// The district shows it at once; its line, its card and the sentence come from the server.
function pick(box, area) {
  const isChosen = area.ariaPressed === "true";
  area.ariaPressed = String(!isChosen);
  area.querySelector("path").classList.toggle("kk-picked", !isChosen);
  box.pick(area);
}

function focus(box, area) {
  for (const other of areasIn(box)) other.setAttribute("tabindex", other === area ? "0" : "-1");
  area.focus();
}

// ui/assets/style.css shows the ring where the keyboard has brought the focus.
function ring(box, area) {
  box.querySelector(".kk-ring").setAttribute("d", area.querySelector("path").getAttribute("d"));
}

// The nearest area in a direction; what lies aside is further away than what lies straight ahead.
function next(box, area, across, down) {
  let best = null;
  for (const other of areasIn(box)) {
    const [dx, dy] = [other.dataset.x - area.dataset.x, other.dataset.y - area.dataset.y];
    const ahead = dx * across + dy * down;
    const aside = Math.abs(dx * down + dy * across);
    const distance = ahead + 2 * aside;
    if (ahead > aside / 2 && (!best || distance < best.distance)) best = { other, distance };
  }
  return best?.other;
}

// Above the area, or below where there is no room; never beyond the sides of the map.
function show(box, area) {
  const tip = box.querySelector(".kk-tip");
  tip.hidden = !area;
  if (!area) return;
  tip.textContent = area.getAttribute("aria-label");
  const around = box.getBoundingClientRect();
  const at = area.getBoundingClientRect();
  const middle = at.left + at.width / 2 - around.left - tip.offsetWidth / 2;
  const above = at.top - around.top - tip.offsetHeight - 6;
  tip.style.left = `${Math.max(0, Math.min(middle, around.width - tip.offsetWidth))}px`;
  tip.style.top = `${above >= 0 ? above : at.bottom - around.top + 6}px`;
}
