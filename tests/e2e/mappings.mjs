// Mappings out and in, what is remembered between visits, rows that were set aside: where the page
// needs its browser.
import assert from "node:assert/strict";
import { Test } from "./kit.mjs";
import { WriteText } from "./data.mjs";

const kOrders = "customer;date;amount;shop\n" + Array.from({ length: 30 }, (_, i) =>
  `${i % 5 === 4 ? "" : `C${i % 7}`};0${1 + (i % 9)}.02.2026;${i},50;${i % 2 ? "Köln" : "Bonn"}\n`).join("");

async function OpenOrders(page) {
  await page.Drop(await WriteText("orders.csv", kOrders));
  await page.WaitFor("Import", "button", (item) => item.enabled);
}

async function Pick(page, select, option) {
  await page.Click(select, "combobox");
  await page.Click(option, "option");
}

for (const where of ["http", "file"]) {
  Test(`${where}: files with the same columns are mapped as last time, also after a reload`, async (kit) => {
    const page = await kit.Open({ where });
    await OpenOrders(page);
    await Pick(page, "Meaning of shop", "Customer attribute");
    await page.WaitFor("Import", "button", (item) => item.enabled);
    await page.Import();
    await page.Reload();
    await OpenOrders(page);
    await page.WaitFor("As last time", "text");
    assert.equal((await page.Find("Meaning of shop", "combobox")).value, "Customer attribute");
    await page.Click("Start over", "link");
    await page.WaitGone("As last time");
    await page.WaitFor("Meaning of shop", "combobox", (item) => item.value === "Property");
  });
}

Test("a browser that keeps nothing imports all the same", async (kit) => {
  const page = await kit.Open({
    before: () => Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } }),
  });
  await OpenOrders(page);
  await page.Import();
  await OpenOrders(page);
  assert.equal(await page.Find("As last time"), undefined);
});

Test("a saved mapping is the command's as well, and is used when it is dropped", async (kit) => {
  const page = await kit.Open();
  await OpenOrders(page);
  await Pick(page, "Meaning of shop", "Ignore");
  await page.Click("Mapping", "button");
  const saved = await page.Download(() => page.Click("Save mapping", "option"));
  assert.equal(saved.name, "orders.mapping.json");
  const { kohort, sources } = JSON.parse(saved.bytes);
  assert.equal(kohort, "mapping");
  assert.equal(sources[0].columns.find(({ column }) => column === "shop").meaning, "ignore");

  const path = await WriteText("mine.json", saved.bytes.toString());
  await Pick(page, "Meaning of shop", "Property");
  await page.WaitFor("Meaning of shop", "combobox", (item) => item.value === "Property");
  await page.Drop(path);
  await page.WaitFor("Meaning of shop", "combobox", (item) => item.value === "Ignore");
  await Pick(page, "Meaning of shop", "Property");
  await page.WaitFor("Meaning of shop", "combobox", (item) => item.value === "Property");
  await page.Click("Mapping", "button");
  await page.Choose("Use a mapping file", path);
  await page.WaitFor("Meaning of shop", "combobox", (item) => item.value === "Ignore");
});

Test("rows that were set aside are shown as they were, and downloaded", async (kit) => {
  const page = await kit.Open();
  await OpenOrders(page);
  await page.Import();
  await page.Click("Data", "tab");
  await page.Click("Look at them: No customer ID", "link");
  await page.WaitFor(/^orders\.csv · 6 · customer_missing · ;05\.02\.2026;4,50;Bonn/, "row");
  const { name, bytes } = await page.Download(() => page.Click("Download rejected rows", "button"));
  assert.match(name, /\.csv$/);
  assert.equal(bytes.toString().trim().split("\n").length, 1 + 6);
});
