// The part of a panel that changes: a status sentence, a picture, and a table to fold out.
//
// Its elements stay in the page and only their content changes. So a screen reader announces a
// new sentence (it is deaf to a live region that arrives together with its text), and a table
// that a reader unfolded stays unfolded.

const CONTROLS = "select, button, input[type=checkbox]";

// In command mode JupyterLab takes single keys wherever the focus is: an arrow leaves a dropdown
// for the next cell, and "d d" on a button deletes the cell. Keys pressed in a control belong to
// it; only shortcuts with Ctrl, Alt or Cmd, and Shift+Enter, still go to JupyterLab.
function keepKeysInControls(event) {
  const shortcut = event.ctrlKey || event.metaKey || event.altKey;
  const runsCell = event.shiftKey && event.key === "Enter";
  if (shortcut || runsCell || !event.target.matches?.(CONTROLS)) return;
  if (event.target.closest(".jupyter-widgets")) event.stopPropagation();
}

function render({ model, el }) {
  if (!window.uxcxKeepsKeys) {
    window.uxcxKeepsKeys = true;
    window.addEventListener("keydown", keepKeysInControls, true);
  }
  const status = document.createElement("div");
  status.setAttribute("role", "status");
  status.style.cssText = "line-height:1.5;max-width:44em";
  const picture = document.createElement("div");
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "The numbers as a table";
  const table = document.createElement("div");
  table.className = "jp-RenderedHTMLCommon";
  details.append(summary, table);
  el.append(status, picture, details);

  const show = () => {
    const content = model.get("content");
    status.style.minHeight = content.picture ? "3em" : "";
    if (status.innerHTML !== content.status) status.innerHTML = content.status;
    picture.innerHTML = content.picture;
    table.innerHTML = content.table;
    details.hidden = !content.table;
  };
  model.on("change:content", show);
  show();
}

export default { render };
