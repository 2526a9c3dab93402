// The page for those who do not see it: the DOM that mirrors it (mirror.js), by roles and names alone.
import assert from "node:assert/strict";
import { Sleep, Test } from "./kit.mjs";

const Role = (page, role, name) => page.tab.getByRole(role, { name, exact: true });

async function Appears(page, role, name) {
  await Role(page, role, name).first().waitFor({ state: "attached" });
}

// The size at the right, once it is that of now.
async function Size(page) {
  await Sleep(600);
  const text = await page.tab.getByRole("status").filter({ hasText: "Audience size" }).innerText();
  return text.match(/[\d,]+/)[0];
}

Test("an audience is built by mouse through roles and names", async (kit) => {
  const page = await kit.Open();
  await Role(page, "button", "Try the sample data").click();
  await Role(page, "button", "Import").click();
  await Role(page, "tab", "Audiences").click();
  await Role(page, "button", "New audience").first().click();
  await Role(page, "option", "Empty audience").click();
  await Role(page, "button", "Add a condition to the audience").click();
  await Role(page, "option", "Did an event").click();
  await Role(page, "combobox", "Event, condition 1").click();
  await Role(page, "option", "Add to Cart").click();
  await Role(page, "combobox", "Event, condition 1").filter({ hasText: "Add to Cart" }).waitFor();
  const times = Role(page, "textbox", "Times, condition 1");
  await times.click();
  await page.tab.keyboard.press("Control+A");
  await page.tab.keyboard.type("2");
  await page.tab.keyboard.press("Enter");
  await Sleep(600);
  assert.equal(await times.textContent(), "2");
  assert.equal(await Role(page, "combobox", "Event, condition 1").textContent(), "Add to Cart");
  assert.match(await Size(page), /^\d/);
  const { updates, ms } = await page.tab.evaluate(() => window.kohort.mirror());
  kit.notes.push(`mirror: ${updates} updates, ${(ms / updates).toFixed(1)} ms each`);
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
