// The engines that are measured, each as a function of a tab, the server's address, a file and what
// tells the most memory so far:
//   {ready_ms, load_ms, load_mb, questions: {Q1: {ms, answer}, ...}, rows, ...}
// `load_ms` is from telling the engine to load the file until it can answer, `load_mb` the most memory
// until then; `ms` the median of seven, `first_ms` the first of them.
import { fileURLToPath } from "node:url";
import { KohortRequest, SixConditions, kQuestions } from "./questions.mjs";

const kRepeats = 7;
const kLookMs = 2000;  // so long, at least, a person looks at what the page makes of a file
const kMapping = fileURLToPath(new URL("events.mapping.json", import.meta.url));

function Median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

// Our own page, as a person uses it; what its engine is asked and answers is timed on the page's side.
const Kohort = (dist) => async (tab, url, path, peak) => {
  const began = Date.now();
  await OpenPage(tab, `${url}${dist}/`);
  const ready_ms = Date.now() - began;
  const { ms: load_ms, reply, longest_gap_ms, frames } = await ImportFile(tab, path);
  const load_mb = await peak();

  const questions = {};
  for (const { id, kohort } of kQuestions) {
    if (!kohort) continue;
    const times = [];
    for (let i = 0; i < kRepeats; ++i) {
      const request = KohortRequest(kohort.segments, i);
      const { ms, reply } = await tab.evaluate((asked) => window.engine.Ask(asked), request);
      if (reply.type === "error") throw new Error(`${id}: ${reply.error.what}`);
      times.push(ms);
      if (i === 0) questions[id] = { answer: kohort.answer(reply) };
    }
    Object.assign(questions[id], { ms: Median(times), first_ms: times[0] });
  }
  const six_ms = { cold: [], edited: [] };
  for (let i = 0; i < kRepeats; ++i) {
    for (const [kind, late_s, times] of [["cold", 10 + i, 1], ["edited", 10 + i, 2]]) {
      const { ms } = await tab.evaluate((asked) => window.engine.Ask(asked),
                                        KohortRequest(SixConditions(times), late_s));
      six_ms[kind].push(ms);
    }
  }
  return { ready_ms, load_ms, load_mb, longest_gap_ms, frames_per_s: frames / (load_ms / 1000), questions,
           six_cold_ms: Median(six_ms.cold), six_edited_ms: Median(six_ms.edited),
           rows: reply.events };
};

// Opens our page, its engine's worker watched.
export async function OpenPage(tab, address) {
  await tab.addInitScript(WatchEngine);
  await tab.goto(address);
  await tab.waitForFunction(() => window.kohort);
  await tab.evaluate(() => window.kohort.ready);
}

// Has the page import a file of events. Answers what window.engine tells of that request.
export async function ImportFile(tab, path) {
  await tab.setInputFiles("#files", path);
  await ButtonAtRest(tab, "Import");
  const mapped = tab.evaluate(() => window.engine.Next("remap"));
  await tab.setInputFiles("#files", kMapping);  // cities are of events, as the questions have it
  await mapped;  // until then a click on Import would go nowhere
  await tab.waitForTimeout(kLookMs);
  const data = tab.evaluate(() => window.engine.Next("import"));
  do {  // a slow machine may move the button once more
    await Click(tab, "Import");
    await tab.waitForTimeout(200);
  } while (await tab.evaluate(() => window.engine.Waits("import")));
  const told = await data;
  if (told.reply.type === "error") throw new Error(told.reply.error.what);
  await Rest(tab);  // the page asks for what it shows next
  return told;
}

// Until the page has asked nothing, and drawn, for half a second.
export async function Rest(tab) {
  await tab.waitForFunction(() => window.engine.Rests());
  await tab.waitForTimeout(500);
}

export async function Click(tab, label) {
  const item = await ButtonAtRest(tab, label);
  await tab.mouse.click(item.x + item.w / 2, item.y + item.h / 2);
}

// Where an item is once it can be clicked and no longer moves.
async function ButtonAtRest(tab, label) {
  for (let before = null; ;) {
    const handle = await tab.waitForFunction((wanted) =>
      window.kohort.items().find((item) => item.label === wanted && item.enabled && item.w > 0), label);
    const button = await handle.jsonValue();
    if (before?.x === button.x && before.y === button.y) return button;
    before = button;
    await tab.waitForTimeout(100);
  }
}

// Runs in the page before its scripts: stands between it and its worker.
function WatchEngine() {
  let worker = null;
  const asked = new Map();    // id -> {type, at, done}
  const waiting = new Map();  // type -> what to tell of the next request of it
  let next_id = 1e9;          // out of the page's way
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      worker = this;
      this.addEventListener("message", ({ data }) => {
        const known = data.kind === "reply" && data.type !== "progress" && asked.get(data.id);
        if (!known) return;
        asked.delete(data.id);
        known.done({ ms: performance.now() - known.at, reply: JSON.parse(data.json) });
      });
    }
    postMessage(message, ...rest) {
      if (message.kind === "request") {
        const { id, type } = JSON.parse(message.json);
        asked.set(id, { at: performance.now(), done: waiting.get(type) ?? (() => {}) });
        waiting.delete(type);
      }
      super.postMessage(message, ...rest);
    }
  };
  window.engine = {
    Waits: (type) => waiting.has(type),
    Rests: () => asked.size === 0,
    // How long the page's next request of this type takes, and how the page's frames fare meanwhile.
    Next: (type) => new Promise((done) => {
      let frames = 0, last = 0, longest_gap_ms = 0, open = true;
      const tick = (now) => {
        if (asked.size > 0) {
          ++frames;
          if (last) longest_gap_ms = Math.max(longest_gap_ms, now - last);
          last = now;
        }
        if (open) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      waiting.set(type, (told) => {
        open = false;
        done({ ...told, frames, longest_gap_ms });
      });
    }),
    Ask: (request) => new Promise((done) => {
      waiting.set(request.type, done);
      worker.postMessage({ kind: "request", json: JSON.stringify({ id: ++next_id, ...request }) });
    }),
  };
}

// A page of ours around somebody else's engine (tests/bench/peers).
const Peer = (page) => async (tab, url, path, peak) => {
  const began = Date.now();
  await tab.goto(`${url}tests/bench/peers/${page}.html`);
  await tab.evaluate(() => window.ready);
  const ready_ms = Date.now() - began;
  await tab.setInputFiles("#files", path);
  const { load_ms, rows } = await tab.evaluate(() => window.Load(document.getElementById("files").files[0]));
  const load_mb = await peak();
  const questions = {};
  for (const question of kQuestions) {
    const times = [];
    for (let i = 0; i < kRepeats; ++i) {
      const told = await tab.evaluate((asked) => window.Ask(asked), { id: question.id, sql: question.sql });
      times.push(told.ms);
      questions[question.id] = told;
    }
    Object.assign(questions[question.id], { ms: Median(times), first_ms: times[0] });
  }
  return { ready_ms, load_ms, load_mb, rows, questions };
};

export const kEngines = ["kohort", "duckdb-wasm", "typed arrays"];

// Of "kohort" and of "kohort:FOLDER", the page of another build, which must lie below the project's folder.
export const KohortFolder = (name) => (name === "kohort" ? "dist" : /^kohort:(.+)$/.exec(name)?.[1]);

export function FindEngine(name) {
  if (name === "duckdb-wasm") return Peer("duckdb");
  if (name === "typed arrays") return Peer("typed_arrays");
  const folder = KohortFolder(name);
  if (!folder) throw new Error(`There is no engine "${name}".`);
  return Kohort(folder);
}
