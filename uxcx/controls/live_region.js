// The part of a panel that changes: a status sentence, a picture, and a table to fold out.
//
// Its elements stay in the page and only their content changes. So a screen reader announces a
// new sentence (it is deaf to a live region that arrives together with its text), and a table
// that a reader unfolded stays unfolded.

const CONTROLS = "select, button, input[type=checkbox]";

// In command mode JupyterLab takes single keys wherever the focus is: an arrow leaves a dropdown
// for the next cell, and "d d" on a button deletes the cell. Keys pressed in a control belong to
// it; only shortcuts with Ctrl, Alt or Cmd, and Shift+Enter, still go to JupyterLab. Esc goes from
// a result back to its cell, as it does from the code: Tab alone would be a long way out of a panel
// with many controls.
function keepKeysInControls(event) {
  const shortcut = event.ctrlKey || event.metaKey || event.altKey;
  const runsCell = event.shiftKey && event.key === "Enter";
  const result = event.target.closest?.(".jp-OutputArea-output");
  if (shortcut || runsCell || !result) return;
  if (event.key === "Escape") result.closest(".jp-Cell")?.focus();
  if (event.target.matches(CONTROLS) && event.target.closest(".jupyter-widgets")) {
    event.stopPropagation();
  }
}

function render({ model, el }) {
  if (!window.uxcxKeepsKeys) {
    window.uxcxKeepsKeys = true;
    window.addEventListener("keydown", keepKeysInControls, true);
  }
  const part = (parent, css = "", name = "div") => {
    const element = document.createElement(name);
    element.style.cssText = css;
    parent.append(element);
    return element;
  };
  const status = part(el, "line-height:1.5;max-width:44em");
  status.setAttribute("role", "status");
  // "contain" tells the browser that a new picture moves nothing else on the page.
  const picture = part(
    el,
    "position:relative;max-width:560px;background:#fff;contain:content;forced-color-adjust:none",
  );
  picture.setAttribute("role", "img");
  // In a tree of its own: otherwise the browser tries every style rule of JupyterLab on every mark
  // of every new picture.
  const drawing = picture.attachShadow({ mode: "open" });
  const layers = {
    still: part(drawing),
    moving: part(drawing, "position:absolute;inset:0"),
  };
  const details = part(el, "", "details");
  part(details, "", "summary").textContent = "The numbers as a table";
  const table = part(details);
  table.className = "jp-RenderedHTMLCommon";

  const shown = {};
  const put = (name, element) => {
    const html = model.get(name);
    if (shown[name] === html) return;
    shown[name] = html;
    element.innerHTML = html;
    // A reply brings its own live region along; one inside another may be read twice.
    for (const inner of element.querySelectorAll("[role=status]")) inner.removeAttribute("role");
    const svg = element.querySelector(":scope > svg");
    if (svg) {
      svg.setAttribute("aria-hidden", "true");
      svg.style.cssText = "display:block;width:100%;height:auto";
    }
  };
  const show = () => {
    put("still", layers.still);
    put("moving", layers.moving);
    put("status", status);
    if (details.open) put("table", table);
    picture.setAttribute("aria-label", model.get("alt"));
    picture.hidden = !model.get("still");
    details.hidden = !model.get("table");
    // Room for three lines, so that a longer sentence does not push the picture down.
    status.style.minHeight = model.get("still") ? "4.5em" : "";
  };
  model.on("change", show);
  details.addEventListener("toggle", show);
  show();
}

export default { render };
