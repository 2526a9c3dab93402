// The page for those who do not see it: an invisible DOM over the canvas that says what the last
// frame showed (mirror_tree.js). Elements stay while what they stand for stays. The keyboard's focus
// is the same here and there: where text is typed the page's own field has it and names the element.
//
// Real presses of the mouse go on to the page where they happen; a click without one, as a screen
// reader makes it, presses the item.
import { MirrorTree } from "./mirror_tree.js";

const kRestMs = 30;   // after the last frame of several
const kLeastMs = 250; // between updates while frames follow each other

export class Mirror {
  #ui;
  #root;
  #field;
  #elements = new Map();  // key -> element; what it says is kept in element.said
  #focus = null;          // the element that has the page's keyboard
  #timer = 0;
  #last_ms = 0;
  cost = { updates: 0, ms: 0 };

  constructor(ui, root, field) {
    this.#ui = ui;
    this.#root = root;
    this.#field = field;
    // The field is content like any other, so it stands in a landmark.
    const main = this.#Element("main-");
    main.append(field);
    root.append(main);
    root.addEventListener("click", (event) => {
      const id = this.#IdAt(event.target);
      if (event.detail === 0 && id) ui.Call("press_item", id);
    });
    root.addEventListener("focusin", (event) => {
      const id = this.#IdAt(event.target);
      if (id && event.target !== this.#focus) ui.Call("focus_item", id);
    });
  }

  // After each frame; `next_ms` as the frame answered.
  After(next_ms) {
    const since = performance.now() - this.#last_ms;
    const wait = next_ms === 0 ? Math.max(kRestMs, kLeastMs - since) : kRestMs;
    if (next_ms === 0 && this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#Update();
    }, wait);
  }

  // What it says is how the last frame was.
  Rests() {
    return !this.#timer;
  }

  #Update() {
    const began = performance.now();
    this.#last_ms = began;
    if (!this.#ui.Ask("items_changed")) return;
    const shown = this.#ui.Shown();
    const seen = new Set();
    this.#Patch(this.#root, MirrorTree(shown), seen);
    for (const [key, element] of this.#elements) {
      if (seen.has(key)) continue;
      element.remove();
      this.#elements.delete(key);
    }
    this.#FollowFocus(shown.items.find((item) => item.focused && item.id)?.id);
    this.cost.updates += 1;
    this.cost.ms += performance.now() - began;
  }

  // Makes the children of `parent` those nodes.
  #Patch(parent, nodes, seen) {
    let next = parent.firstChild;
    for (const node of nodes) {
      seen.add(node.key);
      const element = this.#elements.get(node.key) ?? this.#Element(node.key);
      this.#Say(element, node);
      while (next && next !== element && !this.#Stays(next, nodes)) next = next.nextSibling;
      if (next === element) next = next.nextSibling;
      else parent.insertBefore(element, next);
      if (node.children.length > 0 || element.children.length > 0) this.#Patch(element, node.children, seen);
    }
  }

  #Element(key) {
    const element = document.createElement("div");
    element.id = key;
    element.said = {};
    this.#elements.set(key, element);
    return element;
  }

  // Whether it is among the nodes: what is on its way out is stepped over.
  #Stays(element, nodes) {
    return element === this.#field || nodes.some((node) => node.key === element.id);
  }

  // Sets what differs from what the element says.
  #Say(element, node) {
    const { said } = element;
    const set = (name, value) => {
      if (said[name] === value) return;
      said[name] = value;
      if (value === undefined) element.removeAttribute(name);
      else element.setAttribute(name, value);
    };
    set("role", node.role || undefined);
    set("aria-label", node.name || undefined);
    set("tabindex", node.id && !node.attributes["aria-disabled"] ? "-1" : undefined);
    const attributes = { ...said.attributes, ...node.attributes };
    for (const name of Object.keys(attributes)) set(name, node.attributes[name]);
    said.attributes = node.attributes;
    element.item = node.id;
    if (node.children.length === 0 && said.text !== node.text && (node.text || said.text)) {
      element.textContent = node.text;
      said.text = node.text;
    }
    const { x, y, w, h } = node.box ?? {};
    if (node.box && said.box !== `${x} ${y} ${w} ${h}`) {
      said.box = `${x} ${y} ${w} ${h}`;
      Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
    }
  }

  // Gives the browser's focus to what has the page's.
  #FollowFocus(id) {
    const element = id ? this.#elements.get(`item-${id}`) : null;
    this.#focus = element?.hasAttribute("tabindex") ? element : null;
    const typing = this.#ui.Ask("wants_text");
    if (typing && this.#focus) this.#field.setAttribute("aria-activedescendant", this.#focus.id);
    else this.#field.removeAttribute("aria-activedescendant");
    const target = typing || !this.#focus ? this.#field : this.#focus;
    const active = document.activeElement;
    const ours = active === document.body || active === this.#field || this.#root.contains(active);
    if (ours && active !== target) target.focus({ preventScroll: true });
  }

  #IdAt(element) {
    for (let at = element; at && at !== this.#root; at = at.parentElement) if (at.item) return at.item;
    return 0;
  }
}
