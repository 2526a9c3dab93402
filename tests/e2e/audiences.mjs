// The audience builder: an audience built by mouse counts as the command counts it, and is there on
// the next visit.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, Test, scratch } from "./kit.mjs";

const kZone = ["--zone", "Asia/Jakarta"];  // of the browser in these tests

async function Choose(page, chip, option) {
  await page.Click(chip, "combobox");
  await page.Click(option, "option");
}

async function OpenEmptyAudience(kit) {
  const page = await kit.Open();
  await page.OpenSample();
  await page.Click("Audiences", "tab");
  await page.Click("New audience", "button");
  await page.Click("Empty audience", "option");
  return page;
}

async function Add(page, kind, event) {
  const number = (await page.Items()).filter(({ label }) => /^More: condition \d+$/.test(label)).length + 1;
  await page.Click("Add a condition to the audience", "button");
  await page.Click(kind, "option");
  await Choose(page, `Event, condition ${number}`, event);
  return number;
}

async function Type(page, field, text) {
  await page.Click(field, "textbox");
  await page.tab.keyboard.press("Control+A");
  await page.tab.keyboard.type(text);
  await page.tab.keyboard.press("Enter");
}

// The page's number is the command's, of the file that the page saves.
async function CompareCounts(page, sample) {
  await page.Click("More: audiences", "button");
  const saved = await page.Download(() => page.Click("Save all to a file", "option"));
  const file = join(scratch, saved.name);
  await writeFile(file, saved.bytes);
  const { segments } = JSON.parse(await Command("count", file, sample, ...kZone));
  const { segment, customers } = segments[0];
  const number = customers.toLocaleString("en");
  await page.WaitFor(new RegExp(`^${number} customers? · <?[\\d.]+ m?s$`), "text");
  await page.WaitFor("New audience", "row", (row) => row.value === number);
  return { file, segment, customers };
}

Test("an audience built by mouse counts as the command counts its file, and stays", async (kit) => {
  const sample = join(scratch, "audience-sample.csv");
  await writeFile(sample, await Command("sample"));
  const page = await OpenEmptyAudience(kit);
  const carted = await Add(page, "Did an event", "Add to Cart");
  await Type(page, `Times, condition ${carted}`, "3");
  await Add(page, "Did not do an event", "Paid Order");

  const few = await CompareCounts(page, sample);
  assert.ok(few.customers > 0, "somebody carts again and again and does not buy");

  for (const number of [carted, carted + 1]) await Type(page, `How many, condition ${number}`, "180");
  const { file, segment, customers } = await CompareCounts(page, sample);
  assert.ok(customers > 0, "somebody does so over half a year");
  await page.WaitFor(/^condition 1: /, "text");
  await kit.Shoot("audience-built");

  await page.Click("Export", "button");
  const csv = await page.Download(() => page.Click("New audience as CSV", "option"));
  const expected = await Command("members", file, segment, sample, ...kZone);
  assert.equal(csv.bytes.toString(), expected);

  await page.Reload();
  await page.OpenSample();
  await page.Click("Audiences", "tab");
  await page.WaitFor("New audience", "row", (row) => row.value === customers.toLocaleString("en"));
});

Test("what was typed last is there after a reload at once", async (kit) => {
  const page = await OpenEmptyAudience(kit);
  await Add(page, "Did an event", "Add to Cart");
  await page.Click("Times, condition 1", "textbox");
  await page.tab.keyboard.press("Control+A");
  await page.tab.keyboard.type("7");
  await page.WaitFor("Times, condition 1", "textbox", ({ value }) => value === "7");
  await page.Reload();
  await page.OpenSample();
  await page.Click("Audiences", "tab");
  await page.WaitFor("Times, condition 1", "textbox", ({ value }) => value === "7");
});

Test("conditions are dragged with the mouse, into a group too, and undo takes it back", async (kit) => {
  const page = await OpenEmptyAudience(kit);
  await Add(page, "Did an event", "Add to Cart");
  await Add(page, "Did not do an event", "Paid Order");
  await page.WaitFor(/^condition 2: /, "text");  // what is below it has moved down by then
  await page.Click("Add a group to the audience", "button");
  await page.WaitFor("Add a condition to condition 3", "button");
  const { mouse, keyboard } = page.tab;
  const drag = async (condition, to) => {
    const grip = await page.AtRest(`Drag ${condition}`, "button");
    const x = grip.x + grip.w / 2;
    await mouse.move(x, grip.y + grip.h / 2);
    await mouse.down();
    await mouse.move(x + 2, (grip.y + to) / 2, { steps: 4 });
    await mouse.move(x + 4, to, { steps: 4 });
    await kit.Shoot(`condition-dragged-${condition.at(-1)}`);
    await mouse.up();
  };
  const says = (number, what) => page.WaitFor(`What, condition ${number}`, "combobox", (item) => item.value === what);
  await says(1, "Did");

  await drag("condition 2", (await page.Find("Drag condition 1", "button")).y);
  await says(1, "Did not do");
  await says(2, "Did");
  await keyboard.press("Control+Z");
  await says(1, "Did");

  await drag("condition 1", (await page.AtRest("Add a condition to condition 3", "button")).y);
  await says(1, "Did not do");
  await says("2.1", "Did");
  await page.Click("Undo: move a condition of “New audience”", "button");
  await says(2, "Did not do");
});
