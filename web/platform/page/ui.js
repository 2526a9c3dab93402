// The module ui.wasm behind functions that take text, wake the loop, and turn any exception into the
// page's failure message: an exception that escapes from a frame would otherwise end drawing silently.
import { Fail } from "./failure.js";
import { Loop } from "./loop.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Ui {
  #module;
  drawn = 0;  // frames that touched the canvas
  built = 0;  // frames, drawn or found to show the same picture

  constructor(module) {
    this.#module = module;
  }

  // Calls kohort_ui_NAME and has its effect drawn.
  Call(name, ...args) {
    try {
      const answer = this.#module[`_kohort_ui_${name}`](...args.map(Number));
      Loop.Wake();
      return answer;
    } catch (error) {
      Fail(error);
    }
  }

  // The same with a text, which the module holds for the call.
  CallWithText(name, text, ...args) {
    try {
      const bytes = encoder.encode(text);
      const at = this.#module._kohort_ui_text(bytes.length);
      this.#module.HEAPU8.set(bytes, at);
      return this.Call(name, ...args);
    } catch (error) {
      Fail(error);
    }
  }

  Ask(name) {
    return this.#module[`_kohort_ui_${name}`]();
  }

  // What the last frame shows: {items, regions} (web/ui/items.h).
  Shown() {
    const at = this.#module._kohort_ui_items();
    const size = this.#module._kohort_ui_text_size();
    return JSON.parse(decoder.decode(this.#module.HEAPU8.subarray(at, at + size)));
  }

  Frame(width, height, scale) {
    try {
      const next_ms = this.#module._kohort_ui_frame(width, height, scale, performance.now());
      this.built += 1;
      this.drawn += this.#module._kohort_ui_drew() ? 1 : 0;
      return next_ms;
    } catch (error) {
      Fail(error);
      return -1;
    }
  }
}
