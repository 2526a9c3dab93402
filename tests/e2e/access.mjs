// The page for those who do not see it or have no mouse: the DOM that mirrors it (mirror.js), by roles
// and names alone, and the keyboard.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Sleep, Test, root } from "./kit.mjs";

const kAxe = readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8");

// What axe-core says against the page as it is.
async function CheckAxe(page, state) {
  await page.Rest();
  await page.tab.evaluate(await kAxe);
  const faults = await page.tab.evaluate(async () => {
    const { violations } = await window.axe.run(document);
    return violations.map(({ id, help, nodes }) =>
      `${id}: ${help}\n  ${nodes.slice(0, 4).map(({ html }) => html.slice(0, 200)).join("\n  ")}`);
  });
  assert.deepEqual(faults, [], state);
}

const Role = (page, role, name) => page.tab.getByRole(role, { name, exact: true });

async function Appears(page, role, name) {
  await Role(page, role, name).first().waitFor({ state: "attached" });
}

// As who reads and presses what the mirror says: when it says how the page is.
async function Click(page, role, name) {
  await Appears(page, role, name);
  await page.Rest();
  await Role(page, role, name).first().click();
}

// The size at the right, once it is that of now.
async function Size(page) {
  await Sleep(600);
  const text = await page.tab.getByRole("status").filter({ hasText: "Audience size" }).innerText();
  return text.match(/[\d,]+/)[0];
}

Test("axe-core finds no fault in what a screen reader is told, in every state", async (kit) => {
  const page = await kit.Open();
  await CheckAxe(page, "first page");
  await Click(page, "button", "Try the sample data");
  await Appears(page, "button", "Import");
  await CheckAxe(page, "import");
  await Click(page, "button", "Import");
  await Appears(page, "heading", "Lifecycle");
  await CheckAxe(page, "lifecycle");
  await Click(page, "link", "See customers: Inactive");
  await CheckAxe(page, "members of a stage");
  await Click(page, "tab", "Data");
  await CheckAxe(page, "data");
  await Click(page, "tab", "Audiences");
  await Appears(page, "button", "New audience");
  await CheckAxe(page, "no audiences");
  await Click(page, "button", "New audience");
  await Appears(page, "option", "Empty audience");
  await CheckAxe(page, "a menu");
  await page.tab.keyboard.type("Champ");
  await Role(page, "option", "Empty audience").waitFor({ state: "detached" });
  await Click(page, "option", "Champions");
  await Appears(page, "row", "Champions");
  await CheckAxe(page, "an audience");
  await page.tab.keyboard.press("Control+K");
  await Appears(page, "textbox", "Go to anything");
  await CheckAxe(page, "the palette");
  const { updates, ms } = await page.tab.evaluate(() => window.kohort.mirror());
  kit.notes.push(`mirror: ${updates} updates, ${(ms / updates).toFixed(1)} ms each`);
});

Test("an audience is built by mouse through roles and names", async (kit) => {
  const page = await kit.Open();
  await Click(page, "button", "Try the sample data");
  await Click(page, "button", "Import");
  await Click(page, "tab", "Audiences");
  await Click(page, "button", "New audience");
  await Click(page, "option", "Empty audience");
  await Click(page, "button", "Add a condition to the audience");
  await Click(page, "option", "Did an event");
  await Click(page, "combobox", "Event, condition 1");
  await Click(page, "option", "Add to Cart");
  await Role(page, "combobox", "Event, condition 1").filter({ hasText: "Add to Cart" }).waitFor();
  const times = Role(page, "textbox", "Times, condition 1");
  await Click(page, "textbox", "Times, condition 1");
  await page.tab.keyboard.press("Control+A");
  await page.tab.keyboard.type("2");
  await page.tab.keyboard.press("Enter");
  await Sleep(600);
  assert.equal(await times.textContent(), "2");
  assert.equal(await Role(page, "combobox", "Event, condition 1").textContent(), "Add to Cart");
  assert.match(await Size(page), /^\d/);
});

Test("a screen reader's clicks and focus are the page's", async (kit) => {
  const page = await kit.Open();
  const sample = Role(page, "button", "Try the sample data");
  await sample.focus();
  await page.WaitFor("Try the sample data", "button", (item) => item.focused);
  const kept = await sample.elementHandle();
  await sample.evaluate((element) => element.click());  // no mouse
  await page.WaitFor("Import", "button", (item) => item.enabled);
  assert.ok(!await kept.evaluate((element) => element.isConnected), "what is gone from the page is gone");
  await Role(page, "button", "Import").evaluate((element) => element.click());
  await page.WaitFor("Lifecycle", "heading");
  await Appears(page, "heading", "Lifecycle");
  const tab = await Role(page, "tab", "Audiences").elementHandle();
  await Role(page, "tab", "Data").evaluate((element) => element.click());
  await Appears(page, "tab", "Data");
  assert.ok(await tab.evaluate((element) => element.isConnected), "what stays keeps its element");
});

// ---- Without a mouse

// What has the keyboard, as a screen reader would say it.
function Focused(page) {
  return page.tab.evaluate(() => {
    const active = document.activeElement;
    const named = active.id === "keyboard" ? active.getAttribute("aria-activedescendant") : active.id;
    const element = named ? document.getElementById(named) : null;
    return element
      ? `${element.getAttribute("role")} ${element.getAttribute("aria-label") ?? element.textContent}` : "";
  });
}

async function FocusIs(page, wanted) {
  for (let tries = 0; tries < 80; ++tries) {
    if (await Focused(page) === wanted) return;
    await Sleep(25);
  }
  assert.equal(await Focused(page), wanted);
}

async function PressUntil(page, key, role, name) {
  const there = (items) => items.some((item) => item.focused && item.role === role && item.label === name);
  for (let presses = 0; presses < 150; ++presses) {
    if (there(await page.Items())) return FocusIs(page, `${role} ${name}`);
    await page.tab.keyboard.press(key);
    await page.Rest();
  }
  assert.fail(`${key} never comes to ${role} ${name}`);
}

async function Press(page, role, name) {
  await PressUntil(page, "Tab", role, name);
  await page.tab.keyboard.press("Enter");
}

// In a menu that is open.
async function Choose(page, name) {
  await Appears(page, "option", name);
  await PressUntil(page, "ArrowDown", "option", name);
  await page.tab.keyboard.press("Enter");
}

async function TypeInto(page, name, text) {
  await PressUntil(page, "Tab", "textbox", name);
  await page.tab.keyboard.press("Control+A");
  await page.tab.keyboard.type(text);
  await page.tab.keyboard.press("Enter");
}

// In a menu with a field that has just been opened: types at once, and takes what is found first.
async function Search(page, text) {
  await page.tab.keyboard.type(text);
  await page.tab.keyboard.press("Enter");
}

async function Palette(page, text) {
  await page.tab.keyboard.press("Control+K");
  await Search(page, text);
}

async function AddCondition(page, kind, event, number) {
  await Press(page, "button", "Add a condition to the audience");
  await Choose(page, kind);
  await Press(page, "combobox", `Event, condition ${number}`);
  await Search(page, event);
  await page.WaitFor(`Event, condition ${number}`, "combobox", (chip) => chip.value === event);
  await Role(page, "combobox", `Event, condition ${number}`).filter({ hasText: event }).waitFor();
}

Test("three audiences are built by keyboard alone", async (kit) => {
  const page = await kit.Open();
  await Press(page, "button", "Try the sample data");
  await page.WaitFor("Import", "button", (item) => item.enabled);
  await Press(page, "button", "Import");
  await page.WaitFor("Lifecycle", "heading");

  await page.tab.keyboard.press("Control+K");
  await FocusIs(page, "textbox Go to anything");
  await Search(page, "go to aud");
  await Press(page, "button", "New audience");
  await Choose(page, "Empty audience");
  await AddCondition(page, "Did an event", "Add to Cart", 1);
  await TypeInto(page, "Times, condition 1", "3");
  await TypeInto(page, "How many, condition 1", "180");
  await AddCondition(page, "Did not do an event", "Paid Order", 2);
  await TypeInto(page, "How many, condition 2", "180");
  assert.match(await Size(page), /^[1-9]/);

  await Palette(page, "empty");  // once more, faster
  await Palette(page, "Search");
  await page.WaitFor("Event, condition 1", "combobox", (chip) => chip.value === "Search");

  await Press(page, "button", "New audience");
  await Search(page, "Champions");
  await page.WaitFor("Champions", "row", (row) => row.checked);
  await Sleep(600);
  assert.equal(await page.tab.getByRole("row").filter({ has: page.tab.getByRole("gridcell") }).count() >= 3, true);

  await page.tab.keyboard.press("Control+Z");
  await page.WaitGone("Champions", "row");
});
