// A chart that changes when the server sends another one; one that could not be drawn is tried again then.
export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".kk-chart") ?? placeChart(parentElement);
  const told = new TextDecoder().decode(data);
  if (told !== box.told || !box.width) draw(box, JSON.parse((box.told = told)));
  // Also called for a box that stays, when its next figure comes while this script is on its way.
  return () => box.isConnected || clearChart(box);
}
