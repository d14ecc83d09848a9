// A table that is wider than its box can be scrolled with the arrow keys: the box takes the focus.
for (const box of document.querySelectorAll(".wide")) {
  new ResizeObserver(() => {
    const hidden = box.scrollWidth > box.clientWidth;
    const attributes = { tabindex: "0", role: "group", "aria-label": "Table, scrolls sideways" };
    for (const [name, value] of Object.entries(attributes)) {
      if (hidden) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }).observe(box);
}
