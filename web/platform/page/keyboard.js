// Keys and text. Text is read through an invisible <textarea>: only a text field gets what input
// methods, dead keys and screen keyboards write. Keys are read wherever the focus is, which may be on
// what a screen reader is told (mirror.js). Copy, cut and paste are clipboard.js.
import { Loop } from "./loop.js";

// What the browser would act on though it means something here. All else stays the browser's: reload,
// tabs, print, find, zoom, developer tools. Keys that type are not here, they have to reach the field.
const kOurKeys = /^(Tab|Enter|NumpadEnter|Escape|Backspace|Delete|Insert|Home|End|Page|Arrow)/;
const kOurCommands = /^(Key[AKYZ]|Enter|Backspace|Delete|Home|End|Arrow)/;  // with Ctrl, on macOS Cmd

export const kMac = /^(Mac|iP)/.test(navigator.platform);

// Keys by what they mean: letters by the layout in use, so that Ctrl+Z is where it is labelled, and
// everything else by place (web/platform/ui/keys.h).
export function NameOf(event) {
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : "";
  if (letter) return `Key${letter}`;
  // A layout without Latin letters has its shortcuts where an English keyboard has them.
  return event.code;
}

export class Keyboard {
  #ui;
  #field;
  #composing = false;

  constructor(ui, field) {
    this.#ui = ui;
    this.#field = field;
    document.addEventListener("keydown", this.#Down.bind(this));
    document.addEventListener("keyup", this.#Up.bind(this));
    const listen = (type, call) => field.addEventListener(type, call.bind(this));
    listen("input", this.#Input);
    listen("beforeinput", this.#BeforeInput);
    listen("compositionstart", () => this.#Compose(true));
    listen("compositionend", () => {
      this.#Compose(false);
      this.#Input();
    });
    addEventListener("focus", () => ui.Call("focus", true));
    addEventListener("blur", () => ui.Call("focus", false));
    this.Focus();
  }

  Focus() {
    this.#field.focus({ preventScroll: true });
  }

  // What the page shows at the caret decides where an input method puts its window, and whether a
  // touch screen shows its keyboard.
  TextInput(wanted, x, y, height) {
    if (wanted) this.Focus();
    this.#field.inputMode = wanted ? "text" : "none";
    const { style } = this.#field;
    style.left = `${x}px`;
    style.top = `${y}px`;
    style.height = `${Math.max(height, 16)}px`;
    style.lineHeight = style.height;
  }

  // A whole key press that did not come from the keyboard as such.
  Press(name, { ctrl = false } = {}) {
    this.#ui.Call("modifiers", ctrl && !kMac, false, false, ctrl && kMac);
    this.#ui.CallWithText("key", name, true);
    this.#ui.CallWithText("key", name, false);
    this.#ui.Call("modifiers", false, false, false, false);
  }

  #Modifiers(event) {
    // AltGr, which types characters, is told as Ctrl with Alt: neither is meant.
    const graph = event.getModifierState("AltGraph");
    this.#ui.Call("modifiers", event.ctrlKey && !graph, event.shiftKey, event.altKey && !graph,
                  event.metaKey);
  }

  #Down(event) {
    if (event.isComposing || event.keyCode === 229) return;  // the input method's
    const name = NameOf(event);
    const command = kMac ? event.metaKey : event.ctrlKey && !event.getModifierState("AltGraph");
    const clipboard = command && !event.altKey && ["KeyC", "KeyX", "KeyV"].includes(name);
    this.#Modifiers(event);
    if (clipboard) return;  // clipboard.js hears of it as copy, cut or paste
    // What types goes into the field though a mirrored element has the focus, where the page is about to
    // show a place for it (web/ui/type_ahead.h).
    if (event.key.length === 1 && !command && !Loop.Rests()) this.Focus();
    this.#ui.CallWithText("key", name, true);
    // macOS tells no key's release while Cmd is held.
    if (event.metaKey && !name.startsWith("Meta")) this.#ui.CallWithText("key", name, false);
    if (this.#IsOurs(event, name, command)) event.preventDefault();
  }

  #Up(event) {
    this.#Modifiers(event);
    this.#ui.CallWithText("key", NameOf(event), false);
  }

  // Whether the browser shall do nothing of its own.
  #IsOurs(event, name, command) {
    if (command) return kOurCommands.test(name) && (!event.shiftKey || !/^Key[AKY]/.test(name));
    if (event.altKey && !kMac) return false;  // back, forward, the browser's menu
    return kOurKeys.test(name);
  }

  #Input() {
    if (this.#composing) return;
    const text = this.#field.value;
    this.#field.value = "";
    if (text) this.#ui.CallWithText("type", text);
  }

  // Screen keyboards tell of these keys only here.
  #BeforeInput(event) {
    if (event.isComposing) return;
    const keys = { deleteContentBackward: "Backspace", deleteContentForward: "Delete",
                   insertLineBreak: "Enter", insertParagraph: "Enter" };
    const name = keys[event.inputType];
    if (!name) return;
    event.preventDefault();
    this.Press(name);
  }

  #Compose(composing) {
    this.#composing = composing;
    this.#field.classList.toggle("composing", composing);  // shows what is being composed
  }
}
