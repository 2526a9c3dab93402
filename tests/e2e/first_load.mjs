// What a first visit downloads, and what comes later.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Test, dist } from "./kit.mjs";

const kMostBytes = 1_200_000;  // brotli

const IsDatabase = (address) => /\/database-[0-9a-f]+\.wasm$/.test(address);

Test("a first visit downloads at most 1.2 MB, and no database", async (kit) => {
  const page = await kit.Open();
  await page.OpenSample();
  const names = page.requests.filter((address) => address.startsWith(page.url))
    .map((address) => basename(new URL(address).pathname) || "index.html");
  assert.ok(names.length >= 5 && !names.some((name) => /^database/.test(name)), names.join());
  const files = await Promise.all([...new Set(names)].map((name) => readFile(join(dist, name))));
  const bytes = files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
  kit.notes.push(`${bytes} bytes`);
  assert.ok(bytes <= kMostBytes, `${bytes} bytes are more than ${kMostBytes}`);
});

Test("SQLite loads when it is first needed; where it cannot, that is told and can be tried again", async (kit) => {
  kit.allowed.push(/Failed to load resource/, /Failed to fetch/);
  const page = await kit.Open();
  await page.OpenSample();
  await page.Click("See customers: Active", "link");
  await page.tab.route(IsDatabaseUrl, (route) => route.abort());
  await page.Click("SQLite file", "button");
  await page.WaitFor(/SQLite files could not be loaded/);
  await page.tab.unroute(IsDatabaseUrl);
  const csv = await page.Download(() => page.Click("Active as CSV", "button"));
  assert.match(csv.bytes.toString(), /^customer_id,/);

  for (let i = 0; i < 2; ++i) {
    const sqlite = await page.Download(() => page.Click("SQLite file", "button"));
    assert.equal(sqlite.bytes.subarray(0, 15).toString(), "SQLite format 3");
  }
  const loads = page.requests.filter(IsDatabase);
  assert.equal(loads.length, 2, "one that failed, and one");
});

function IsDatabaseUrl(url) {
  return IsDatabase(url.pathname);
}
