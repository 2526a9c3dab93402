// Starts the page: loads its parts at the same time, makes the UI, connects the browser to it and
// draws. KohortUi, the module's factory, stands above this text in the page's script.
import { GiveAccess } from "./access.js";
import { Clipboard } from "./clipboard.js";
import { Downloads } from "./downloads.js";
import { Engine } from "./engine.js";
import { Fail, HideNotice, ShowNotice } from "./failure.js";
import { Files } from "./files.js";
import { Glyphs } from "./glyphs.js";
import { Keyboard, kMac } from "./keyboard.js";
import { Loop } from "./loop.js";
import { Links } from "./links.js";
import { LoadModule, LoadOnce, LoadText } from "./parts.js";
import { Memory } from "./memory.js";
import { Mirror } from "./mirror.js";
import { Pointer } from "./pointer.js";
import { Surface } from "./surface.js";
import { Ui } from "./ui.js";

const kDark = matchMedia("(prefers-color-scheme: dark)");
const kReducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

// For tests: index.html#engine-memory-mb=64 makes the engine run out of memory early.
function EngineMemoryPages() {
  const found = /[#&]engine-memory-mb=(\d+)/.exec(location.hash);
  return found ? Number(found[1]) * 16 : undefined;
}

// Whether, of the languages that the page speaks, the reader's browser prefers Indonesian.
function ReadsIndonesian() {
  const spoken = navigator.languages.find((tag) => /^(en|id)\b/i.test(tag));
  return /^id/i.test(spoken ?? "");
}

async function MakeUi(compiled, host) {
  return KohortUi({
    host,
    onAbort: (what) => Fail(new Error(String(what))),
    instantiateWasm: (imports, done) => {
      WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled), Fail);
      return {};
    },
  });
}

async function Start() {
  const engine_module = LoadModule("engine-wasm");
  const engine_script = LoadText("engine-script");
  engine_module.catch(() => {});  // told by Engine
  engine_script.catch(() => {});

  const canvas = document.getElementById("canvas");
  const page = document.getElementById("page");
  const surface = new Surface(canvas);
  const glyphs = new Glyphs();
  const memory = new Memory();
  const downloads = new Downloads();
  let files, keyboard, clipboard, links;
  const host = {
    send: (json) => engine.Send(json),
    chooseFiles: () => files.Choose(),
    readFile: (handle) => files.Read(handle),
    saveFile: (name, type, text) => downloads.Save(name, new Blob([text], { type })),
    copyLink: (text) => links.Copy(text).catch(Fail),
    remember: (key, text) => memory.Remember(key, text),
    recall: (key) => memory.Recall(key),
    recalled: () => memory.Recalled(),
    showLanguage: (tag) => (document.documentElement.lang = tag),
    restartEngine: () => engine.Restart(),
    copy: (text) => clipboard.Copy(text),
    clipboard: () => clipboard.Bytes(),
    showCursor: (css) => (page.style.cursor = css),
    paintGlyph: (letter, weight, size) => glyphs.Paint(letter, weight, size),
    glyphPixels: () => glyphs.Pixels(),
    textInput: (wanted, x, y, height) => {
      keyboard.TextInput(wanted, x / surface.scale, y / surface.scale, height / surface.scale);
    },
  };
  const ui = new Ui(await MakeUi(await LoadModule("ui-wasm"), host));
  const engine = new Engine({
    script: engine_script,
    module: engine_module,
    database: LoadOnce(() => LoadModule("database-wasm")),
    memory_pages: EngineMemoryPages(),
    on: {
      reply(reply) {
        downloads.Take(reply);
        if (reply.json) ui.CallWithText("receive", reply.json);
      },
      stopped(reason) {
        downloads.Drop();
        ui.CallWithText("engine_stopped", reason);
      },
    },
  });

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  if (!ui.CallWithText("start", zone, surface.scale, kDark.matches, kReducedMotion.matches, kMac,
                       ReadsIndonesian())) {
    ShowNotice("Kohort draws with WebGL 2, which this browser does not offer or has turned off.\n" +
               "Turn on hardware acceleration in its settings, or open the page in a current " +
               "Chrome, Edge, Firefox or Safari.");
    return;
  }

  files = new Files(ui, engine, document.getElementById("files"));
  const field = document.getElementById("keyboard");
  keyboard = new Keyboard(ui, field);
  clipboard = new Clipboard(keyboard);
  links = new Links(ui, clipboard);
  links.Open();
  new Pointer(ui, page, keyboard);
  const mirror = new Mirror(ui, document.getElementById("mirror"), field);
  kDark.addEventListener("change", () => ui.Call("dark", kDark.matches));
  addEventListener("pagehide", () => ui.Call("leave"));
  document.addEventListener("visibilitychange", () => document.hidden && ui.Call("leave"));
  kReducedMotion.addEventListener("change", () => ui.Call("reduced_motion", kReducedMotion.matches));
  surface.Watch(ui);
  const ready = new Promise((resolve) => {
    Loop.Start((must) => {
      const next_ms = surface.Draw(must);
      mirror.After(next_ms);
      HideNotice();
      resolve();
      return next_ms;
    });
  });
  GiveAccess(ui, mirror, ready);
}

Start().catch(Fail);
