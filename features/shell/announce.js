// Who hears the page is told what a choice has led to: the first heading that is new, or where all headings are as before
// the first new sentence, with the heading above it; else what a new field is called. Not when a page opens, where a
// screen reader begins by itself. Put into the page before the framework by features/shell/door.py.
(() => {
  const REST = 500; // milliseconds without a change: all of the page is there
  const HEADING = "h1, h2, h3";
  const SPOKEN = `[data-testid=stMain] :is(${HEADING}, p:not(button p, [role=alert] p))`;
  const NAME = "label p, summary p"; // of a field or a fold
  const ON_ITS_WAY = "[data-testid=stMain] [data-testid=stSkeleton]"; // a field whose script the browser still loads
  const region = document.createElement("div");
  region.className = "kk-announced";
  region.setAttribute("role", "status");
  const read = (element) => element.innerText.trim();
  const isHeading = (element) => element.matches(HEADING);
  let [place, title, seen, waiting] = ["", undefined, new Set(), 0];

  function announce() {
    if (document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning") return;
    if (document.querySelector(ON_ITS_WAY)) return;
    const written = [...document.querySelectorAll(SPOKEN)].filter(read);
    const spoken = written.filter((one) => one.checkVisibility()); // not what is still folded up
    const isOpening = place !== location.pathname;
    if (!spoken.length || (isOpening && read(spoken[0]) === title)) return; // what still stands is of the page before
    if (!region.isConnected) document.body.append(region);
    const told = isOpening ? "" : describe(spoken);
    if (told !== undefined && told !== region.textContent) region.textContent = told; // the same again is a change, too
    [place, title, seen] = [location.pathname, read(spoken[0]), new Set(written.map(read))];
    region.dataset.place = place; // which page is known: what changes on it from now on is told
  }

  function describe(spoken) {
    const fresh = spoken.filter((one) => !seen.has(read(one)));
    const found = fresh.find(isHeading) ?? fresh.find((one) => !one.matches(NAME)) ?? fresh[0];
    if (!found || isHeading(found)) return found && read(found);
    const above = spoken.slice(0, spoken.indexOf(found)).findLast(isHeading);
    return above ? `${read(above).replace(/\.$/, "")}. ${read(found)}` : read(found);
  }

  new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(announce, REST);
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });
})();
