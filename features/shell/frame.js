// What the framework has no setting for. Run by features/shell/framework.py at every visit and change of language with
// words: what stands on the page in another language -> what shall stand there; code: language of the page.
// Only texts and attributes of the framework's own elements are changed, never the elements themselves.
(words, code) => {
  const SPOKEN = ["aria-label", "title", "placeholder", "alt"];
  const OURS = "[data-testid=stHtml], .js-plotly-plot, [data-testid=stCodeBlock]";
  const NARROW = 768;

  const escaped = (text) => text.replace(/[.*+?^$()|[\]\\/]/g, "\\$&");
  const exact = new Map();
  const patterns = [];
  for (const [from, to] of Object.entries(words)) {
    if (!from.includes("{")) exact.set(from.trim(), to);
    else patterns.push([
      new RegExp(`^${escaped(from).replace(/{(\w+)}/g, "(?<$1>.+)")}$`), to.replace(/{(\w+)}/g, "$$<$1>"),
    ]);
  }
  const said = (text) => {
    if (exact.has(text.trim())) return exact.get(text.trim());
    const found = patterns.find(([pattern]) => pattern.test(text));
    return found ? text.replace(...found) : text;
  };

  const mendText = (node) => {
    const wanted = node.data.trim() ? said(node.data) : node.data;
    if (wanted !== node.data) node.data = wanted;
  };
  const mendElement = (element) => {
    for (const name of SPOKEN) {
      const told = element.getAttribute(name);
      const wanted = told && said(told);
      if (wanted !== told) element.setAttribute(name, wanted);
    }
    // A section of the menu is a list of its own; the framework puts all of them into one, with their headings inside.
    if (element.matches("[data-testid=stNavSectionHeader]")) {
      const section = element.parentElement;
      element.id = `section-${[...section.parentElement.children].indexOf(section)}`;
      section.setAttribute("role", "list");
      section.setAttribute("aria-labelledby", element.id);
      section.parentElement.setAttribute("role", "none");
    }
  };
  const mendNode = (node) => (node.nodeType === Node.TEXT_NODE ? mendText(node) : mendElement(node));
  const SEEN = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const notOurs = (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  const isOurs = (node) => Boolean((node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(OURS));
  const mend = (root) => {
    if (![Node.ELEMENT_NODE, Node.TEXT_NODE].includes(root.nodeType) || isOurs(root)) return;
    const walker = document.createTreeWalker(root, SEEN, notOurs);
    for (let node = root; node; node = walker.nextNode()) mendNode(node);
  };

  document.documentElement.lang = code;
  window.kreiskompass?.disconnect();
  window.kreiskompass = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(mend);
      else if (!isOurs(change.target)) mendNode(change.target);
    }
  });
  mend(document.body);
  window.kreiskompass.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SPOKEN,
  });

  // On a phone the framework closes the menu after a choice; in a window as narrow, or at 400 % zoom, it does not.
  document.onclick = (event) => {
    const choice = "[data-testid=stSidebarNavLink], [data-testid=stSidebar] [data-testid=stPageLink]";
    if (innerWidth >= NARROW || !event.target.closest?.(choice)) return;
    setTimeout(() => {
      if (document.querySelector("[data-testid=stSidebar][data-collapsed=false]"))
        document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
    });
  };

  // Another server process, come into the place of one that has died, knows neither the parts of the page nor what stands
  // in its fields until a whole run has told it: without one, the next click would come to nothing. It waits for an open
  // dialog, which it would close, with all that has been written there, though the process may still be the same.
  const app = document.querySelector("[data-testid=stApp]");
  let lost = false;
  window.kreiskompassConnection?.disconnect();
  window.kreiskompassConnection = new MutationObserver(() => {
    const connected = app.dataset.testConnectionState === "CONNECTED";
    if (connected && lost) runAgain();
    lost = !connected;
  });
  function runAgain() {
    if (document.querySelector("[role=dialog]")) setTimeout(runAgain, 300);
    else for (const way of ["keydown", "keyup"]) document.dispatchEvent(new KeyboardEvent(way, {key: "r"}));
  }
  window.kreiskompassConnection.observe(app, {attributes: true, attributeFilter: ["data-test-connection-state"]});
}
