// Keeps what is typed into a form in the browser until it has been saved: it is there again after the server has been
// restarted, the page left, the language changed. data: place, fields (name -> class of its widget), base (the texts that
// are saved now), stored (a mark for each text that has just been saved), visit, and the words restored, other, use,
// discard.
const KEPT = 30 * 24 * 3600 * 1000; // milliseconds
const NAME = "kreiskompass.draft.";
const PATIENCE = 5000; // milliseconds for which Streamlit may still fill fields in after a new visit has begun

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".kk-drafts") ?? created(parentElement);
  box.told = data;
  settle(box);
  return () => {
    if (box.isConnected) return;
    for (const kind of ["input", "change"]) document.removeEventListener(kind, box.note, true);
  };
}

function created(parent) {
  const box = document.createElement("div");
  box.className = "kk-drafts";
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const [use, discard] = [document.createElement("button"), document.createElement("button")];
  use.type = discard.type = "button";
  use.onclick = () => restore(box, true);
  discard.onclick = () => abandon(box);
  box.append(said, use, discard);
  box.note = (event) => note(box, event.target);
  for (const kind of ["input", "change"]) document.addEventListener(kind, box.note, true);
  parent.append(box);
  return box;
}

// A browser may forbid to keep anything: then the form is as it would be without us.
function read(place) {
  try {
    const found = JSON.parse(localStorage.getItem(NAME + place) ?? "{}");
    return { drafts: found.drafts ?? {}, done: found.done ?? {} };
  } catch {
    return { drafts: {}, done: {} };
  }
}

function keep(place, kept) {
  try {
    if (Object.keys(kept.drafts).length || Object.keys(kept.done).length) {
      localStorage.setItem(NAME + place, JSON.stringify(kept));
    } else localStorage.removeItem(NAME + place);
  } catch (error) {
    console.warn(error);
  }
}

// Forget what has been saved or has grown old, then look for the fields, which may still be on their way.
function settle(box) {
  const { place, fields, base, stored, visit } = box.told;
  const kept = read(place);
  for (const name of Object.keys(fields)) {
    const draft = kept.drafts[name];
    const saved = stored[name] && kept.done[name] !== stored[name];
    if (saved || (draft && (draft.text === base[name] || Date.now() - draft.at > KEPT))) delete kept.drafts[name];
    if (saved) kept.done[name] = stored[name];
  }
  keep(place, kept);
  if (box.visit === visit) return;
  box.visit = visit;
  box.left = new Set(Object.keys(kept.drafts).filter((name) => name in fields));
  box.until = performance.now() + PATIENCE;
  say(box, "");
  watch(box);
}

// Streamlit says nothing when it has put a field on the page or filled it in: look at every frame, for a while.
function watch(box) {
  if (!box.left.size || performance.now() > box.until || !box.isConnected) return;
  restore(box, false);
  requestAnimationFrame(() => watch(box));
}

function widget(box, name) {
  return document.querySelector(`.st-key-${CSS.escape(box.told.fields[name])}`);
}

function valueOf(within) {
  const field = within?.querySelector("textarea, input");
  if (field?.type !== "radio") return field?.value;
  const marked = [...within.querySelectorAll("input")].findIndex((one) => one.checked);
  return marked < 0 ? "" : String(marked);
}

function note(box, target) {
  const name = Object.keys(box.told.fields).find((one) => widget(box, one)?.contains(target));
  if (name === undefined || box.setting) return;
  const kept = read(box.told.place);
  const text = valueOf(widget(box, name));
  const base = kept.drafts[name]?.base ?? box.told.base[name];
  if (text === box.told.base[name]) delete kept.drafts[name];
  else kept.drafts[name] = { text, base, at: Date.now() };
  box.left.delete(name);
  keep(box.told.place, kept);
}

// Put the drafts back; one that began with another text than is saved now only if somebody says so.
function restore(box, all) {
  const kept = read(box.told.place);
  let others = false;
  for (const name of [...box.left]) {
    const [draft, within] = [kept.drafts[name], widget(box, name)];
    if (!draft) box.left.delete(name);
    else if (draft.base !== box.told.base[name] && !all) others = true;
    else if (within?.querySelector("textarea, input") && valueOf(within) !== draft.text) {
      put(box, within, draft.text);
      kept.drafts[name] = { ...draft, base: box.told.base[name] };
      keep(box.told.place, kept);
      box.restored = true;
    }
  }
  if (others) say(box, "other");
  else if (box.restored) say(box, "restored");
}

// As if typed: React takes a value only from an event of the field's own.
function put(box, within, text) {
  const field = within.querySelector("textarea, input");
  box.setting = true;
  if (field.type === "radio") within.querySelectorAll("input")[Number(text)]?.click();
  else {
    const of = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(of.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }
  box.setting = false;
}

function abandon(box) {
  const kept = read(box.told.place);
  for (const name of Object.keys(box.told.fields)) {
    if (!kept.drafts[name]) continue;
    delete kept.drafts[name];
    const within = widget(box, name);
    if (within && valueOf(within) !== box.told.base[name]) put(box, within, box.told.base[name]);
  }
  keep(box.told.place, kept);
  box.left = new Set();
  box.restored = false;
  say(box, "");
}

function say(box, what) {
  const [said, use, discard] = box.children;
  said.textContent = what ? box.told[what] : "";
  use.textContent = box.told.use;
  discard.textContent = box.told.discard;
  use.hidden = what !== "other";
  box.hidden = discard.hidden = !what;
}
