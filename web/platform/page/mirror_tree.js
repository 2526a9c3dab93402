// What a frame shows, as the tree of elements that says the same to a screen reader: rows stand in
// grids, options in a listbox, tabs in a tablist, each part of the page in its landmark.
//
// A node is {key, role, name, attributes, text, box, id, children}. Its key stays the same while the
// thing it stands for is there, so that elements are kept.

const kHolders = { tab: "tablist", option: "listbox", row: "grid", columnheader: "grid", cell: "grid" };
const kPlain = new Set(["text"]);  // no role of its own: its text is all
const kLive = new Set(["status", "alert"]);

const Inside = (item, box) => item.x >= box.x - 1 && item.y >= box.y - 1 &&
                              item.x + item.w <= box.x + box.w + 1 && item.y + item.h <= box.y + box.h + 1;

// `menu` is the key of the menu that the item opened, if it did.
function Attributes(item, menu) {
  const attributes = {};
  const mark = (name, value) => (attributes[`aria-${name}`] = String(value));
  if (!item.enabled) mark("disabled", true);
  if (["tab", "option", "row"].includes(item.role)) mark("selected", item.checked);
  if (item.role === "switch") mark("checked", item.checked);
  if (item.role === "columnheader" && item.value) mark("sort", item.value);
  if (item.role === "combobox") mark("haspopup", "dialog");
  if (item.role === "option" && item.value) mark("description", item.value);
  if (item.role === "progressbar" && item.value) mark("valuetext", item.value);
  if (item.role === "combobox" || menu) mark("expanded", Boolean(menu));
  if (menu) mark("controls", menu);
  return attributes;
}

// One region's part of the tree.
class Part {
  #names = new Map();  // what keys were given, to keep them apart
  #open = null;        // the holder that the next of its kind joins
  #row = null;         // of an open grid
  #level = 1;          // of the next heading

  constructor(region, key, menus) {
    this.menus = menus;
    const name = region.label;
    this.node = { key, role: region.role, name, attributes: {}, children: [] };
    if (kLive.has(region.role)) this.node.attributes["aria-atomic"] = "true";
  }

  Add(item) {
    const holder = kHolders[item.role];
    if (holder) {
      this.#AddHeld(item, holder);
    } else if (item.id && this.#row && this.#open?.role === "grid" && Inside(item, this.#row.box)) {
      // A row's own button.
      const cell = this.#Make({ role: "gridcell", box: item }, this.#row.children);
      this.#Leaf(item, cell.children);
    } else {
      if (item.id) this.#open = null;  // what is written in a row does not end the table
      this.#Leaf(item, this.node.children);
    }
  }

  #AddHeld(item, holder) {
    if (this.#open?.role !== holder) {
      const name = holder === "listbox" ? this.node.name || "Choices" : "";
      this.#open = this.#Make({ role: holder, name, box: item }, this.node.children);
      this.#row = null;
    }
    if (holder !== "grid") {
      this.#Leaf(item, this.#open.children);
    } else if (item.role === "row") {
      this.#row = this.#Leaf(item, this.#open.children);
      for (const text of [item.label, item.value].filter(Boolean)) {
        this.#Make({ role: "gridcell", text, box: item }, this.#row.children);
      }
    } else {
      // Cells and headings of one height are one row.
      if (!this.#row || Math.abs(this.#row.box.y - item.y) > 2) {
        this.#row = this.#Make({ role: "row", box: item }, this.#open.children);
      }
      this.#Leaf(item, this.#row.children);
    }
  }

  #Leaf(item, to) {
    const { id, role, label, value } = item;
    const node = this.#Make({ id, role: kPlain.has(role) ? "" : role, box: item }, to);
    node.attributes = Attributes(item, this.menus.get(id));
    if (!id) {
      node.text = label;
      if (role === "img" || role === "progressbar") [node.name, node.text] = [label, ""];
      if (role === "heading") {
        node.attributes["aria-level"] = this.node.role === "main" && this.#level === 1 ? "1" : "2";
        this.#level = 2;
      }
    } else if (["combobox", "textbox", "row"].includes(role)) {
      node.name = label;
      if (role !== "row") node.text = value;
    } else {
      node.text = label;
    }
    return node;
  }

  #Make({ id = 0, role, name = "", text = "", box }, to) {
    const stem = id ? `item-${id}` : `${this.node.key}-${role || "text"}`;
    const count = this.#names.get(stem) ?? 0;
    this.#names.set(stem, count + 1);
    const key = id && count === 0 ? stem : `${stem}-${count}`;
    const node = { key, id, role, name, text, box, attributes: {}, children: [] };
    to.push(node);
    return node;
  }
}

// As they are read; a menu lies over everything.
const kOrder = ["banner", "navigation", "main", "complementary", "status", "alert", "dialog"];

// The parts of the page in order; "main", "status" and "alert" are always among them.
export function MirrorTree({ items, regions }) {
  const menus = new Map();  // by the item that opened them
  const parts = regions.map((region) => {
    const key = `${region.role}-${region.label}${region.owner || ""}`.replace(/\s/g, "_");
    if (region.owner) menus.set(region.owner, key);
    const opener = items.find(({ id }) => id !== 0 && id === region.owner);
    return new Part({ ...region, label: region.label || opener?.label || "" }, key, menus);
  });
  for (const item of items) parts[item.region].Add(item);
  for (const role of kLive) {
    if (!regions.some((region) => region.role === role)) {
      parts.push(new Part({ role, label: "" }, `${role}-`, menus));
    }
  }
  return parts.map((part) => part.node).sort((a, b) => kOrder.indexOf(a.role) - kOrder.indexOf(b.role));
}
