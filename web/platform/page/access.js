// window.kohort: what tests, and nobody else, may ask the page.
//   ready     a promise, kept after the first frame
//   items()   what the last frame shows: [{id, label, role, value, x, y, w, h, enabled, checked,
//             focused, region}], rectangles in CSS pixels of the page (web/ui/items.h)
//   rests()   no frame is about to be drawn: items() and the mirror are how the page is, not how it was
//   frames()  {drawn, built}: frames that touched the canvas, and all frames. Both stand still while
//             nothing happens
//   mirror()  {updates, ms}: of the DOM for screen readers, how often and how long in all
import { Loop } from "./loop.js";

export function GiveAccess(ui, mirror, ready) {
  window.kohort = Object.freeze({
    ready,
    items: () => ui.Shown().items,
    rests: () => Loop.Rests() && mirror.Rests(),
    frames: () => ({ drawn: ui.drawn, built: ui.built }),
    mirror: () => ({ ...mirror.cost }),
  });
}
