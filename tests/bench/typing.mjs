// From a key to the new counts on the screen: a number in a segment of six conditions is typed over and
// over, one digit at a time, each key when what the last one asked for is shown.
//
// A time ends when the frame with the audience's new size is drawn, which is made sure of by reading a
// pixel back; what the browser then takes to show it is not in it.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Click, ImportFile, OpenPage, Rest } from "./engines.mjs";
import { SixConditions } from "./questions.mjs";

const kKeys = 60;
const kPauseMs = 100;  // before the next
const kField = "How many, condition 2";

// Answers the times of all keys in ms, ascending. `page`: its address.
export async function MeasureTyping(tab, page, path, scratch) {
  await tab.addInitScript(WatchKeys);
  await OpenPage(tab, page);
  await ImportFile(tab, path);
  await tab.setInputFiles("#files", await Definitions(scratch));
  await Rest(tab);
  await Click(tab, "Audiences");
  await Click(tab, "Six conditions");
  await Rest(tab);
  await Click(tab, kField);
  await tab.keyboard.press("Control+A");
  const times = [];
  for (let i = 0; i < kKeys; ++i) {  // 3, 31, 3, 32, 3 ...: each is another window
    await tab.evaluate(() => window.typing.Watch());
    await tab.keyboard.press(i === 0 ? "3" : i % 2 === 0 ? "Backspace" : `${1 + (i >> 1) % 9}`);
    times.push(await tab.evaluate(() => window.typing.time));
    await tab.waitForTimeout(kPauseMs);
  }
  return times.sort((a, b) => a - b);
}

async function Definitions(scratch) {
  const path = join(scratch, "six.json");
  await writeFile(path, JSON.stringify({
    version: 1, settings: { lifecycle: { purchase: "Paid Order" } },
    segments: Object.entries(SixConditions(3)).map(([id, include]) =>
      ({ id, name: "Six conditions", goal: "retention", include })),
  }));
  return path;
}

// Runs in the page before its scripts.
function WatchKeys() {
  let done = null;   // tells the time of the key at hand
  let began = 0;
  let counted = false;
  addEventListener("keydown", (event) => (began = event.timeStamp), { capture: true });
  const Request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (frame) => Request((now) => {
    const { drawn } = window.kohort?.frames() ?? {};
    frame(now);
    if (!done || !counted || window.kohort.frames().drawn === drawn) return;
    const gl = document.getElementById("canvas").getContext("webgl2");
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    done(performance.now() - began);
    done = null;
  });
  window.typing = {
    // From now on; `time` is a promise of what the next key takes.
    Watch() {
      counted = false;
      window.engine.Next("count").then(() => (counted = true));
      this.time = new Promise((resolve) => (done = resolve));
    },
  };
}
