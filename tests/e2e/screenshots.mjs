// A picture of each page in each size and theme, to be looked at; and what can be checked without
// looking: nothing that can be clicked lies outside of the page.
import assert from "node:assert/strict";
import { Sleep, Test } from "./kit.mjs";
import { WriteEvents, WriteText } from "./data.mjs";

const kSizes = [
  { name: "1440-light" },
  { name: "1440-dark", dark: true },
  { name: "1440-2x", scale: 2 },
  { name: "1024", width: 1024, height: 768 },
  { name: "768", width: 768, height: 1024 },
  { name: "zoom-200", width: 720, height: 1000, scale: 2 },
  { name: "390", width: 390, height: 844, scale: 2, touch: true },
];

// What opens over an audience or instead of it.
async function LookAtAudience(page, shoot) {
  const { keyboard } = page.tab;
  const choose = async (entry) => {
    await keyboard.press("Control+K");
    await page.WaitFor(entry, "option");
    await page.Click(entry, "option");
  };
  await keyboard.press("Control+K");
  await page.WaitFor("New empty audience", "option");
  await shoot("palette");
  await keyboard.press("Escape");
  await choose("New audience from a sentence");
  await shoot("sentences");
  await page.Click("Add to Cart often, no Paid Order", "option");
  await page.WaitFor(/^condition 2: /, "text");
  await choose("New audience from a list of IDs");
  await page.Click("Customer IDs", "textbox");
  await keyboard.type("C00028, C00095, C00095, no-such-customer");
  await page.WaitFor(/not in this data/, "text");
  await shoot("ids");
  await keyboard.press("Escape");  // leaves the field, then the dialog
  await Sleep(200);
  await keyboard.press("Escape");
  await page.WaitGone("Customer IDs", "textbox");
  await page.Click("More of this audience", "button");
  await page.Click("Version history", "option");
  await shoot("versions");
  await page.Click("More of this audience", "button");
  await page.Click("Compare with another", "option");
  await shoot("comparison");
  await page.Click("Close the version history", "button");
  await page.Click("End the comparison", "button");
}

// Runs in the page: its worker's progress arrives, but not that the import has ended.
function HoldImport() {
  const Real = window.Worker;
  window.Worker = class extends Real {
    set onmessage(take) {
      super.onmessage = (event) => event.data.type === "data" || take(event);
    }
  };
}

for (const { name, ...size } of kSizes) {
  Test(`screenshots, ${name}`, async (kit) => {
    const page = await kit.Open(size);
    const { width } = page.tab.viewportSize();
    const outside = [];
    const shoot = async (what) => {
      await page.tab.mouse.move(1, 1);
      await Sleep(300);
      await kit.Shoot(`${what}-${name}`);
      for (const item of await page.Items()) {
        const clicks = ["button", "link", "tab", "switch", "combobox", "textbox"].includes(item.role);
        if (clicks && (item.x < 0 || item.x + item.w > width + 0.5)) outside.push(`${what}: ${item.label}`);
      }
    };
    await shoot("drop");
    await page.Drop(await WriteEvents("a-long-name-of-a-file-with-activity-2026.csv"));
    await page.WaitFor("Import", "button", (item) => item.enabled);
    await shoot("import-own");
    await page.Click("Cancel", "button");

    await page.Click("Try the sample data", "button");
    await page.WaitFor("Import", "button", (item) => item.enabled);
    await shoot("import");
    await page.Import();
    await shoot("lifecycle");
    await page.Click("See customers: Active", "link");
    await shoot("members");
    await page.Click("Export", "button");
    await shoot("export-menu");
    await page.tab.keyboard.press("Escape");
    await page.Click("Audiences", "tab");
    await shoot("audiences-none");
    await page.Click("New audience", "button");
    await shoot("audiences-library");
    await page.tab.keyboard.type("Cart aband");  // in a low window it is out of sight
    await page.Click("Cart abandoners", "option");
    await page.WaitFor(/^condition 1: /, "text");
    await shoot("audiences");
    await page.Click("Event, condition 1", "combobox");
    await shoot("audiences-events");
    await page.tab.keyboard.press("Escape");
    await LookAtAudience(page, shoot);
    await page.Click("Data", "tab");
    await shoot("data");
    await page.Drop(await WriteText("empty.csv", ""));
    await page.WaitFor(/empty/i, "text");
    await shoot("error");

    // An import that does not end while it is looked at.
    const running = await kit.Open({ ...size, before: HoldImport });
    await running.Drop(await WriteEvents("a-long-name-of-a-file-with-activity-2026.csv", { rows: 200_000 }));
    await running.Click("Import", "button");
    await running.WaitFor(/^Importing, .*%/, "progressbar");
    await Sleep(1000);
    await kit.Shoot(`import-running-${name}`);
    assert.deepEqual(outside, [], "these can be clicked, but lie outside of the page");
  });
}
