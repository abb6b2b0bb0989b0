// A chart that changes when the server sends another one; one that could not be drawn is tried again then.
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".kk-chart") ?? placeChart(parentElement);
  const told = new TextDecoder().decode(data);
  box.pick = (key) => setTriggerValue("picked", key);
  if (told !== box.told || !box.width) change(box, JSON.parse((box.told = told)));
  // Also called for a box that stays, when its next figure comes while this script is on its way.
  return () => box.isConnected || clearChart(box);
}

async function change(box, told) {
  await draw(box, told);
  if (box.figure !== told.figure || !box.width) return;
  box.querySelector(".kk-picked")?.classList.remove("kk-picked");
  box.firstChild.removeAllListeners("plotly_click");
  if (told.picks) box.firstChild.on("plotly_click", ({ points }) => mark(box, points[0]));
}

// A dot that is clicked has a ring at once, while the server is asked for the chart with this district or without it.
function mark(box, { curveNumber, pointNumber, customdata }) {
  if (!customdata) return;
  box.querySelector(".kk-picked")?.classList.remove("kk-picked");
  box.querySelectorAll(".scatterlayer .trace")[curveNumber].querySelectorAll(".point")[pointNumber].classList.add("kk-picked");
  box.pick(customdata);
}
