// The engine's worker: the loop of core/service/engine.h. KohortEngine, the module's factory, stands
// above this text in the worker's script.
//
// In:  {kind: "start", module, memory_pages?}    first; the compiled engine.wasm
//      {kind: "file", handle, file}
//      {kind: "request", json}
//      {kind: "database", module}                the compiled database.wasm, after "want"; or {error}
// Out: {kind: "reply", id, type, json, bytes}    bytes: null or a Uint8Array for the page to keep; a
//                                                part of a file before its last has an empty json
//      {kind: "want", part: "database"}          for the requests that follow
//      {kind: "stopped", reason}                 last; the worker has ended
import { Database } from "./database.js";
import { FileChunks, ReadFailure } from "./file_chunks.js";
import { Instantiate } from "./instantiate.js";

const kIdle = 0, kStep = 1, kRead = 2;  // kohort::Next

const kRestMs = 200;      // before work that nobody asked for
const kSliceMs = 12;      // how long messages wait at most, besides one step
const kProgressMs = 100;  // more often than that nobody can read it

let engine = null;
let running = false;
let stopped = false;
const early = [];  // requests that came before the engine was there
const chunks = new FileChunks();
const database = new Database();
let held = null;  // requests that wait for the database, in order; null: nothing does

function Stop(reason) {
  if (stopped) return;
  stopped = true;
  postMessage({ kind: "stopped", reason });
  close();
}

function StopWith(error) {
  const text = String(error?.message ?? error);
  const memory = error instanceof RangeError || /memory|allocation/i.test(text);
  Stop(memory ? "it ran out of memory." : `an error inside it: ${text}`);
}

// The engine knows no clock, so the worker thins its progress out.
let progress = null;
let progress_sent = 0;

function SendProgress() {
  if (!progress || performance.now() - progress_sent < kProgressMs) return;
  progress_sent = performance.now();
  postMessage(progress);
  progress = null;
}

function Post(json, bytes) {
  const { id, type } = json ? JSON.parse(json) : {};
  const reply = { kind: "reply", id, type, json, bytes };
  if (type === "progress") {
    progress = reply;
    SendProgress();
    return;
  }
  if (json && progress?.id === id) progress = null;  // it ended
  postMessage(reply, bytes ? [bytes.buffer] : []);
}

function PassText(text) {
  const bytes = new TextEncoder().encode(text);
  const at = engine._kohort_engine_text(bytes.length) >>> 0;
  engine.HEAPU8.set(bytes, at);
}

// Lets the messages that have arrived be handled: this one queues behind them, and unlike a timer it
// is not held back.
const channel = new MessageChannel();
let resume = null;
channel.port1.onmessage = () => resume();
function LookForMessages() {
  return new Promise((resolve) => {
    resume = resolve;
    channel.port2.postMessage(null);
  });
}

async function Read() {
  const handle = engine._kohort_engine_read_handle();
  const offset = engine._kohort_engine_read_offset();
  let bytes;
  try {
    bytes = await chunks.Read(handle, offset, engine._kohort_engine_read_size());
  } catch (error) {
    PassText(ReadFailure(error));
    engine._kohort_engine_read_failed();
    return;
  }
  engine.HEAPU8.set(bytes, engine._kohort_engine_read_buffer() >>> 0);
  engine._kohort_engine_read_done(bytes.length);
}

async function Run() {
  if (running || !engine) return;
  running = true;
  let began_ms = performance.now();
  for (let next; !stopped && (next = engine._kohort_engine_step()) !== kIdle;) {
    if (next === kRead) await Read();
    if (performance.now() - began_ms < kSliceMs) continue;
    SendProgress();
    await LookForMessages();
    began_ms = performance.now();
  }
  running = false;
  WarmUp();
}

// Before a person's data is there, the engine practises (core/service/warm_up.h) while nothing is
// asked. Messages come between its slices.
let cold = true;
let rest = 0;
function WarmUp(wait_ms = kRestMs) {
  clearTimeout(rest);
  if (cold) rest = setTimeout(WarmUpSlice, wait_ms);
}

function WarmUpSlice() {
  if (running || stopped) return;
  const end_ms = performance.now() + kSliceMs;
  while (cold && performance.now() < end_ms) cold = engine._kohort_engine_warm_up();
  WarmUp(0);
}

function EndWarmUp() {
  if (cold) engine._kohort_engine_end_warm_up();
  cold = false;
}

async function Start({ module, memory_pages }) {
  const options = { post: Post, stop: Stop, database };
  // 512 pages are the module's own minimum (link.cmake).
  const maximum = memory_pages ? Math.max(memory_pages, 512) : 0;
  if (maximum) options.wasmMemory = new WebAssembly.Memory({ initial: 512, maximum });
  const made = await Instantiate(KohortEngine, module, StopWith, options);
  made._kohort_engine_start(maximum * 65536);
  engine = made;
  for (const json of early.splice(0)) Handle(json);
  WarmUp();
}

function Handle(json) {
  if (!engine) {
    early.push(json);
    return;
  }
  const { type, format } = JSON.parse(json);
  if (type === "import") EndWarmUp();
  if (type === "export" && format === "sqlite" && !database.loaded && !held) {
    held = [];
    postMessage({ kind: "want", part: "database" });
  }
  if (held) {
    held.push(json);
    return;
  }
  PassText(json);
  engine._kohort_engine_handle();
  Run().catch(StopWith);
}

// What waited goes on. Without the database, what is first is what asked for it.
async function TakeDatabase({ module, error }) {
  if (module) await database.Load(module, StopWith);
  const [first, ...others] = held;
  held = null;
  if (module) Handle(first);
  else PostError(JSON.parse(first).id, error);
  for (const json of others) Handle(json);
}

function PostError(id, reason) {
  Post(JSON.stringify({ id, type: "error", error: {
    code: "part_missing",
    what: "The part of Kohort that writes SQLite files could not be loaded.",
    where: reason,
    fix: "Look at the connection and export again, or export as CSV.",
  } }), null);
}

onmessage = ({ data }) => {
  if (stopped) return;
  try {
    if (data.kind === "file") chunks.Add(data.handle, data.file);
    if (data.kind === "request") Handle(data.json);
    if (data.kind === "database") TakeDatabase(data).catch(StopWith);
    if (data.kind === "start") Start(data).catch(StopWith);
  } catch (error) {
    StopWith(error);
  }
};
