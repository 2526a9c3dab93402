// window.kohort: what tests, and nobody else, may ask the page.
//   ready     a promise, kept after the first frame
//   items()   what the last frame shows: [{id, label, role, value, x, y, w, h, enabled, checked,
//             focused}], rectangles in CSS pixels of the page (web/ui/items.h)
//   frames()  {drawn, built}: frames that touched the canvas, and all frames. Both stand still while
//             nothing happens
export function GiveAccess(ui, ready) {
  window.kohort = Object.freeze({
    ready,
    items: () => ui.Items(),
    frames: () => ({ drawn: ui.drawn, built: ui.built }),
  });
}
