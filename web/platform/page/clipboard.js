// Copy, cut and paste. The browser gives the clipboard only during its own events, ImGui takes it
// when it sees the key in a frame: so the event presses the key and draws at once.
import { Loop } from "./loop.js";
import { NameOf, kMac } from "./keyboard.js";

export class Clipboard {
  #keyboard;
  #pasted = "";
  #copied = null;        // collects what ImGui copies during an event
  #event_came = false;

  constructor(keyboard) {
    this.#keyboard = keyboard;
    document.addEventListener("copy", (event) => this.#Take(event, "KeyC"));
    document.addEventListener("cut", (event) => this.#Take(event, "KeyX"));
    document.addEventListener("paste", (event) => {
      event.preventDefault();
      this.#pasted = event.clipboardData.getData("text/plain").replaceAll("\r\n", "\n");
      keyboard.Press("KeyV", { ctrl: true });
    });
    // Some browsers send no copy when nothing is selected.
    document.addEventListener("keydown", (event) => {
      const name = NameOf(event);
      const command = kMac ? event.metaKey : event.ctrlKey;
      if (!command || event.altKey || event.shiftKey || (name !== "KeyC" && name !== "KeyX")) return;
      this.#event_came = false;
      setTimeout(() => this.#event_came || keyboard.Press(name, { ctrl: true }));
    });
  }

  // What ImGui pastes, as UTF-8.
  Bytes() {
    return new TextEncoder().encode(this.#pasted);
  }

  // ImGui copies: by the key, or because a button said so. A promise of whether it could be done.
  Copy(text) {
    this.#pasted = text;
    if (this.#copied !== null) {
      this.#copied = text;
      return Promise.resolve(true);
    }
    const by_event = () => {
      this.#copied = text;
      const done = document.execCommand("copy");
      this.#copied = null;  // also when it was refused
      return done;
    };
    if (!navigator.clipboard) return Promise.resolve(by_event());
    return navigator.clipboard.writeText(text).then(() => true, by_event);
  }

  #Take(event, key) {
    event.preventDefault();
    this.#event_came = true;
    if (this.#copied === null) {
      this.#copied = "";
      this.#keyboard.Press(key, { ctrl: true });
      // ImGui spreads a press and its modifiers over several frames.
      for (let i = 0; i < 4; ++i) Loop.Now();
    }
    if (this.#copied) event.clipboardData.setData("text/plain", this.#copied);
    this.#copied = null;
  }
}
