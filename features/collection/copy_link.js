// A button that copies a link and says so. data: link (relative to the page), label, copied, by_hand.
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("[role=status]");
  const field = parentElement.querySelector("input");
  field.value = new URL(data.link, location.href).href;
  field.setAttribute("aria-label", data.by_hand);
  field.hidden = true;
  button.textContent = data.label;
  said.textContent = "";
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = data.copied;
    } catch { // without https the browser has no clipboard for pages: the link is shown to be copied by hand
      field.hidden = false;
      field.select();
      said.textContent = data.by_hand;
    }
  };
}
