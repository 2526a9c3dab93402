// Mouse, pen, finger and wheel.
//
// A finger has no hover and no second button, and it scrolls: a touch that stays in place is a click
// when it ends, one that moves on scrolls what is under it.
import { Loop } from "./loop.js";

const kSources = { mouse: 0, touch: 1, pen: 2 };  // ImGuiMouseSource
const kButtons = [0, 2, 1];  // the browser's order is left, middle, right; ImGui's left, right, middle
const kMasks = [1, 4, 2];    // of PointerEvent.buttons, in the browser's order
const kTapSlop = 8;          // CSS pixels a finger may stray and still tap
const kLinePixels = 18;      // of a wheel that counts in lines

// `area` is the canvas with what lies over it.
export class Pointer {
  #ui;
  #area;
  #touch = null;  // the finger that counts: {id, start_x, start_y, x, y, scrolls}

  #keyboard;

  constructor(ui, area, keyboard) {
    this.#ui = ui;
    this.#area = area;
    this.#keyboard = keyboard;
    const listen = (type, call) => area.addEventListener(type, call.bind(this), { passive: false });
    listen("pointerdown", (event) => {
      this.#IsTouch(event) ? this.#TouchStart(event) : this.#Button(event, true);
    });
    listen("pointermove", (event) => {
      this.#IsTouch(event) ? this.#TouchMove(event) : this.#Move(event);
    });
    listen("pointerup", (event) => {
      this.#IsTouch(event) ? this.#TouchEnd(event) : this.#Button(event, false);
    });
    listen("pointercancel", (event) => this.#Cancel(event));
    listen("pointerleave", (event) => {
      if (!this.#IsTouch(event) && !area.hasPointerCapture(event.pointerId)) ui.Call("mouse_leave");
    });
    listen("mousedown", (event) => event.preventDefault());  // it would take the focus away
    listen("wheel", this.#Wheel);
    listen("contextmenu", (event) => event.preventDefault());  // the page has its own
  }

  #IsTouch(event) {
    return event.pointerType === "touch";
  }

  #Move(event) {
    // It fills the page, so the page's coordinates are its own.
    this.#ui.Call("mouse_move", event.clientX, event.clientY, kSources[event.pointerType] ?? 0);
    // While one button is held, the others arrive as moves.
    if (event.button >= 0) this.#Button(event, (event.buttons & kMasks[event.button]) !== 0);
  }

  #Button(event, down) {
    const button = kButtons[event.button];
    if (button === undefined) return;  // back and forward are the browser's
    if (down) {
      this.#keyboard.Focus();
      this.#area.setPointerCapture(event.pointerId);  // a drag goes on outside the window
    }
    if (event.type !== "pointermove") {
      this.#ui.Call("mouse_move", event.clientX, event.clientY, kSources[event.pointerType] ?? 0);
    }
    this.#ui.Call("mouse_button", button, down);
  }

  #Wheel(event) {
    if (event.ctrlKey) return;  // zoom, which is the browser's
    event.preventDefault();
    const units = [1, kLinePixels, this.#area.clientHeight * 0.9];
    const unit = units[event.deltaMode] ?? 1;
    let [x, y] = [event.deltaX * unit, event.deltaY * unit];
    // With Shift both the browser and ImGui turn a wheel sideways; twice is not at all.
    if (event.shiftKey && x !== 0 && y === 0) [x, y] = [y, x];
    this.#ui.Call("mouse_move", event.clientX, event.clientY, 0);
    this.#ui.Call("wheel", x, y);
  }

  #TouchStart(event) {
    if (this.#touch) return;  // a second finger changes nothing
    const { pointerId: id, clientX: x, clientY: y } = event;
    this.#touch = { id, start_x: x, start_y: y, x, y, scrolls: false };
    this.#ui.Call("mouse_move", x, y, kSources.touch);
  }

  #TouchMove(event) {
    const touch = this.#touch;
    if (touch?.id !== event.pointerId) return;
    const { clientX: x, clientY: y } = event;
    if (!touch.scrolls && Math.hypot(x - touch.start_x, y - touch.start_y) < kTapSlop) return;
    touch.scrolls = true;
    this.#ui.Call("wheel", touch.x - x, touch.y - y);
    [touch.x, touch.y] = [x, y];
  }

  #TouchEnd(event) {
    const touch = this.#touch;
    if (touch?.id !== event.pointerId) return;
    this.#touch = null;
    if (!touch.scrolls) {
      this.#ui.Call("mouse_button", 0, true);
      this.#ui.Call("mouse_button", 0, false);
      // A screen keyboard opens only from within the event, and only where text is wanted.
      for (let i = 0; i < 4; ++i) Loop.Now();
      if (this.#ui.Ask("wants_text")) this.#keyboard.Focus();
    }
    this.#ui.Call("mouse_leave");
  }

  #Cancel(event) {
    if (this.#touch?.id === event.pointerId) this.#touch = null;
    for (const button of kButtons) this.#ui.Call("mouse_button", button, false);
    this.#ui.Call("mouse_leave");
  }
}
