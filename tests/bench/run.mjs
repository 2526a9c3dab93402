// Measures the page beside its peers: loading a file of events and answering questions about them, each
// in a fresh headless browser, the engines in turn so that what else the machine does strikes all alike.
//   tools/bench [--rows N,...] [--runs N] [--file FILE] [--engines A,B] [--json FILE] [--smoke]
//   tools/bench --typing [--rows N] [--file FILE] [--engines kohort:FOLDER]
// FILE has the columns customer_id, event, timestamp, amount, channel, brand, city and product; without
// one, N rows are made up (1,000,000); of several N, build/bench/growth.svg shows how Kohort's times grow.
// An engine may be kohort:FOLDER, the page of an earlier build.
// --smoke: 100,000 rows once, and the engines must agree.
// --typing: how long it takes from a key to the new counts (typing.mjs).
import assert from "node:assert/strict";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Serve } from "../../tools/serve_static.mjs";
import { InFreshBrowser } from "./browser.mjs";
import { FindEngine, KohortFolder, kEngines } from "./engines.mjs";
import { WriteEvents } from "./events.mjs";
import { WriteGrowthPlot } from "./growth_plot.mjs";
import { kQuestions } from "./questions.mjs";
import { MeasureTyping } from "./typing.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

function Median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
const Least = (values) => Math.min(...values);

// Lines in one order; stages that nobody is in are left out, as SQL does.
const Canonical = (lines) => lines.filter((line) => !/^[a-z_]+ 0$/.test(line)).sort();

// Whether all engines read as many rows and gave the same answers: a list of what differs.
function Differences(runs) {
  const found = [];
  const [[first, [reference]]] = Object.entries(runs);
  for (const [name, results] of Object.entries(runs)) {
    for (const result of results) {
      if (result.rows !== reference.rows) {
        found.push(`rows: ${result.rows} by ${name}, ${reference.rows} by ${first}`);
      }
    }
  }
  for (const { id } of kQuestions) {
    const answers = Object.entries(runs).flatMap(([name, results]) =>
      results.filter((result) => result.questions[id]).map((result) =>
        [name, Canonical(result.questions[id].answer).join("\n")]));
    for (const [name, answer] of answers) {
      if (answer !== answers[0][1]) {
        found.push(`${id} by ${name}:\n${answer.slice(0, 300)}\nby ${answers[0][0]}:\n${answers[0][1].slice(0, 300)}`);
      }
    }
  }
  return found;
}

function Report(runs, bytes, rows) {
  const base = runs["duckdb-wasm"];
  const lines = [["", "load s", "median", "MB/s", "ratio", "load MB", "peak MB", "ready s", ...kQuestions.map(({ id }) => id)]];
  for (const [name, results] of Object.entries(runs)) {
    const loads = results.map(({ load_ms }) => load_ms);
    lines.push([
      name, (Least(loads) / 1000).toFixed(2), (Median(loads) / 1000).toFixed(2),
      (bytes / 1e3 / Least(loads)).toFixed(0),
      base ? (Least(base.map(({ load_ms }) => load_ms)) / Least(loads)).toFixed(2) : "",
      Math.max(...results.map(({ load_mb }) => load_mb)).toFixed(0),
      // A later look at the system's mark may tell less than an earlier one.
      Math.max(...results.map(({ load_mb, peak_mb }) => Math.max(load_mb, peak_mb))).toFixed(0),
      (Least(results.map(({ ready_ms }) => ready_ms)) / 1000).toFixed(2),
      ...kQuestions.map(({ id }) => {
        const times = results.map(({ questions }) => questions[id]?.ms).filter((ms) => ms !== undefined);
        return times.length > 0 ? Least(times).toFixed(1) : "not yet";
      }),
    ]);
  }
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  console.log(`${rows.toLocaleString("en")} rows, ${(bytes / 1e6).toFixed(1)} MB; loads: least of the runs; questions: ` +
              `median of 7 in ms, least of the runs;\nratio: times duckdb-wasm's rate of loading; ` +
              "load MB, peak MB: the most resident memory of the page's process, until loaded and in all");
  for (const line of lines) {
    console.log(line.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join("  "));
  }
  if (base && runs.kohort) {
    const ms = (name, id) => Median(runs[name].map(({ questions }) => questions[id]?.ms));
    const ratios = kQuestions.filter(({ kohort }) => kohort)
      .map(({ id }) => [id, ms("duckdb-wasm", id) / ms("kohort", id)]);
    const mean = Math.exp(ratios.reduce((sum, [, ratio]) => sum + Math.log(ratio), 0) / ratios.length);
    console.log(`times duckdb-wasm's speed: ${ratios.map(([id, ratio]) => `${id} ${ratio.toFixed(0)}`).join(", ")}; ` +
                `geometric mean ${mean.toFixed(0)}`);
    console.log(`kohort's first answers, ms: ${kQuestions.filter(({ kohort }) => kohort).map(({ id }) =>
      `${id} ${Median(runs.kohort.map(({ questions }) => questions[id].first_ms)).toFixed(1)}`).join(", ")}`);
  }
  for (const { longest_gap_ms, frames_per_s, six_cold_ms, six_edited_ms } of runs.kohort ?? []) {
    console.log(`six conditions: ${six_cold_ms.toFixed(1)} ms, ${six_edited_ms.toFixed(1)} ms after one is edited`);
    console.log(`the page while loading: ${frames_per_s.toFixed(0)} frames/s, ` +
                `longest gap ${longest_gap_ms.toFixed(0)} ms`);
  }
}

async function Main() {
  const { values: options } = parseArgs({ options: {
    rows: { type: "string" }, runs: { type: "string" }, file: { type: "string" }, json: { type: "string" },
    engines: { type: "string" }, smoke: { type: "boolean" },
    typing: { type: "boolean" },
  } });
  const runs_wanted = Number(options.runs ?? (options.smoke ? 1 : 3));
  const names = options.engines?.split(",") ?? kEngines;
  const scratch = join(root, "build/test/bench", String(process.pid));
  await mkdir(scratch, { recursive: true });
  const site = await Serve(root);
  try {
    const measured = [];
    const sizes = options.file ? [null] : (options.rows ?? (options.smoke ? "100000" : "1000000")).split(",");
    for (const rows of sizes) {
      const path = rows ? join(scratch, "events.csv") : resolve(options.file);
      if (rows) await WriteEvents(path, Number(rows));
      if (options.typing || options.smoke) {
        const page = site.url + (KohortFolder(names[0]) ?? "dist") + "/";
        const { times } = await InFreshBrowser(async (tab) => ({ times: await MeasureTyping(tab, page, path, scratch) }));
        const at = (share) => times[Math.ceil(times.length * share) - 1].toFixed(0);
        console.log(`from a key to the new counts: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, ` +
                    `longest ${at(1)} ms`);
      }
      if (options.typing) continue;
      const runs = Object.fromEntries(names.map((name) => [name, []]));
      for (let i = 0; i < runs_wanted; ++i) {
        for (const name of names) {
          runs[name].push(await InFreshBrowser((tab, peak) => FindEngine(name)(tab, site.url, path, peak)));
        }
      }
      const { size } = await stat(path);
      Report(runs, size, runs[names[0]][0].rows);
      measured.push({ bytes: size, rows: runs[names[0]][0].rows, runs });
      assert.deepEqual(Differences(runs), [], "the engines disagree");
    }
    if (options.json) await writeFile(options.json, JSON.stringify(measured, null, 1) + "\n");
    if (measured.length > 1 && measured[0].runs.kohort) {
      const plot = join(root, "build/bench/growth.svg");
      await mkdir(dirname(plot), { recursive: true });
      await WriteGrowthPlot(plot, measured.map(({ rows, runs }) => ({ rows, runs: runs.kohort })));
      console.log(`wrote ${plot.slice(root.length + 1)}`);
    }
    console.log("1 passed, 0 failed");
  } finally {
    site.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

try {
  await Main();
} catch (error) {
  console.log(String(error?.stack ?? error));
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
