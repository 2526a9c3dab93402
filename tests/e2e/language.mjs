// The page's language: the browser's, then the one chosen.
import assert from "node:assert/strict";
import { Test } from "./kit.mjs";

Test("the language is the browser's, is switched in place, and stays", async (kit) => {
  const page = await kit.Open({ locale: "id-ID" });
  const Lang = () => page.tab.evaluate(() => document.documentElement.lang);
  await page.WaitFor("Letakkan aktivitas pelanggan di sini", "text");
  assert.equal(await Lang(), "id");
  await kit.Shoot("indonesian-drop");
  await page.Click("Coba data contoh", "button");
  await page.Click("Impor", "button");
  await page.WaitFor("Siklus hidup", "heading");
  await kit.Shoot("indonesian-lifecycle");
  await page.Click("Bahasa halaman", "button");
  await page.Click("English", "option");
  await page.WaitFor("Lifecycle", "heading");
  assert.equal(await Lang(), "en");
  await page.Reload();
  await page.WaitFor("Drop your customer activity here", "text");
});
