// The main job, from a file to an audience, as the page does it and as the command does.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, CommandExport, CommandStages, Test, root, scratch } from "./kit.mjs";
import { WriteEvents } from "./data.mjs";

const shared = process.env.KOHORT_SHARED || join(root, "../shared");
const kZone = ["--zone", "Asia/Jakarta"];  // of the browser in these tests

// Same length and same bytes; a difference is shown from where it starts.
function SameBytes(found, expected, what) {
  if (found.equals(expected)) return;
  let at = 0;
  while (at < found.length && found[at] === expected[at]) ++at;
  const near = (bytes) => bytes.subarray(Math.max(0, at - 40), at + 80).toString();
  assert.fail(`${what}: ${found.length} bytes, the command's ${expected.length}; from byte ${at}\n` +
              `${near(found)}\n---- the command's\n${near(expected)}`);
}

for (const where of ["http", "file"]) {
  Test(`${where}: sample data, a stage, its customers, and exports like the command's`, async (kit) => {
    const sample = join(scratch, "sample.csv");
    await writeFile(sample, await Command("sample"));
    const page = await kit.Open({ where });
    assert.deepEqual(await page.OpenSample(), await CommandStages([sample], ...kZone));

    await page.Click("See customers: Active", "link");
    const csv = await page.Download(() => page.Click("Active as CSV", "button"));
    SameBytes(csv.bytes, await CommandExport([sample], "csv", "--stage", "active", ...kZone), csv.name);
    assert.match(csv.name, /\.csv$/);

    const sqlite = await page.Download(() => page.Click("SQLite file", "button"));
    assert.match(sqlite.name, /\.sqlite$/);
    assert.equal(sqlite.bytes.subarray(0, 15).toString(), "SQLite format 3");
    SameBytes(sqlite.bytes, await CommandExport([sample], "sqlite", ...kZone), sqlite.name);
  });

  Test(`${where}: a dropped CSV, its stages, and exports like the command's`, async (kit) => {
    const file = await WriteEvents("dropped.csv");
    const page = await kit.Open({ where });
    await page.Drop(file);
    assert.deepEqual(await page.Import(), await CommandStages([file], ...kZone));

    const all = await page.Download(() => page.Click("All as CSV", "button"));
    SameBytes(all.bytes, await CommandExport([file], "csv", ...kZone), all.name);

    await page.Click("Guard against spreadsheet formulas", "switch");
    const plain = await page.Download(() => page.Click("All as CSV", "button"));
    SameBytes(plain.bytes, await CommandExport([file], "csv", "--no-guard", ...kZone), plain.name);
    assert.ok(!plain.bytes.equals(all.bytes), "the guard changes something here");
  });
}

Test("several files chosen together are one data set", async (kit) => {
  const files = [await WriteEvents("first.csv", { seed: 1 }), await WriteEvents("second.csv", { seed: 2 })];
  const page = await kit.Open();
  await page.Choose("Choose files", ...files);
  assert.deepEqual(await page.Import(), await CommandStages(files, ...kZone));
});

Test("a stage's export menu gives the same file as its button", async (kit) => {
  const page = await kit.Open();
  await page.OpenSample();
  await page.Click("See customers: Inactive", "link");
  const button = await page.Download(() => page.Click("Inactive as CSV", "button"));
  await page.Click("Export", "button");
  const menu = await page.Download(() => page.Click("Inactive as CSV", "option"));
  assert.ok(menu.bytes.equals(button.bytes));
});

const cdnow = join(shared, "data/cdnow/CDNOW_master.txt");
if (existsSync(cdnow)) {
  Test("CDNOW: every row a purchase, columns padded with spaces", async (kit) => {
    const page = await kit.Open();
    await page.Drop(cdnow);
    assert.deepEqual(await page.Import(), await CommandStages([cdnow], ...kZone));
  });
}

const days = join(shared, "data/uci-online-retail/by-day");
if (existsSync(days)) {
  Test("UCI Online Retail: twenty daily files as one data set, every row a purchase", async (kit) => {
    const files = (await readdir(days)).sort().map((name) => join(days, name));
    const page = await kit.Open();
    await page.Drop(...files);
    assert.deepEqual(await page.Import(), await CommandStages(files, ...kZone));
  });
}

// The million events whose stages are known, where their generator is; else as many of our own.
const generator = join(shared, "peers/generate_events.cpp");
async function WriteMillion() {
  if (!existsSync(generator)) return WriteEvents("million.csv", { rows: 1_000_000, customers: 50_000 });
  const [program, file] = [join(scratch, "generate"), join(scratch, "million.csv")];
  execFileSync("g++", ["-O2", "-w", "-o", program, generator]);
  execFileSync(program, ["1000000", file], { stdio: "ignore" });
  return file;
}

Test("a million events: the command's counts, and the page stays awake", async (kit) => {
  const file = await WriteMillion();
  const page = await kit.Open();
  await page.Choose("Choose files", file);
  await page.WaitFor("Import", "button", (item) => item.enabled);
  const { took, stall } = await page.Watch("Leads: ", () => page.Import());
  kit.notes.push(`${(took / 1000).toFixed(2)} s from Import to the counts`,
                 `longest gap between frames ${stall.toFixed(0)} ms`);
  assert.deepEqual(await page.Stages(), await CommandStages([file], ...kZone));

  if (!existsSync(generator)) return;
  await page.Click("Ages of the stages", "combobox");
  await page.Click("Defecting after 180 days, inactive after 365", "option");
  await page.Click("As of 29 Oct 2026", "button");
  await page.Click("31 Oct 2026", "button");
  await page.WaitFor("Leads: 22,606", "button");
  await page.WaitFor("First timers: 3,516", "button");
  await page.WaitFor("Active: 3,776", "button");
  await page.WaitFor("Defecting: 5,842", "button");
  await page.WaitFor("Inactive: 8,762", "button");
});
