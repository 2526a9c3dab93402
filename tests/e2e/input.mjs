// Typing, clipboard, wheel, fingers, keys, sizes: the page's own input layer, and drawing on demand.
import assert from "node:assert/strict";
import { Sleep, Test } from "./kit.mjs";
import { WriteText } from "./data.mjs";

// Every row is an order: the page asks for the event's name, in a text field.
const kOrders = "customer,date,amount\n" +
                Array.from({ length: 50 }, (_, i) => `${i % 9},2026-01-${10 + (i % 20)},${i}.50\n`).join("");
const kField = "Event name of every row";

async function OpenField(kit, options) {
  const page = await kit.Open(options);
  await page.Drop(await WriteText("orders.csv", kOrders));
  await page.Click(kField, "textbox");
  await page.tab.keyboard.press("Control+A");
  await page.tab.keyboard.press("Delete");
  return page;
}

async function FieldSays(page, text) {
  const item = await page.WaitFor(kField, "textbox", (found) => found.value === text).catch(() => null);
  if (!item) assert.equal((await page.Find(kField, "textbox")).value, text);
}

Test("non-ASCII text is typed, copied, cut and pasted", async (kit) => {
  const page = await OpenField(kit);
  const { keyboard } = page.tab;
  await keyboard.type("Bon é ñ ");
  await keyboard.insertText("日本😀");
  await FieldSays(page, "Bon é ñ 日本😀");
  await keyboard.press("Backspace");
  await FieldSays(page, "Bon é ñ 日本");

  const clipboard = () => page.tab.evaluate(() => navigator.clipboard.readText());
  await keyboard.press("Control+A");
  await keyboard.press("Control+C");
  assert.equal(await clipboard(), "Bon é ñ 日本");
  await keyboard.press("End");
  await keyboard.press("Control+V");
  await FieldSays(page, "Bon é ñ 日本Bon é ñ 日本");
  await keyboard.press("Control+A");
  await keyboard.press("Control+X");
  await FieldSays(page, "");
  assert.equal(await clipboard(), "Bon é ñ 日本Bon é ñ 日本");

  await page.tab.evaluate(() => navigator.clipboard.writeText("von außen"));
  await keyboard.press("Control+V");
  await FieldSays(page, "von außen");
  await keyboard.press("Control+Z");
  await FieldSays(page, "");
});

Test("an input method composes", async (kit) => {
  const page = await OpenField(kit);
  const protocol = await page.tab.context().newCDPSession(page.tab);
  const compose = (text) => protocol.send("Input.imeSetComposition",
                                          { text, selectionStart: text.length, selectionEnd: text.length });
  await compose("に");
  await compose("にほん");
  await FieldSays(page, "");  // nothing is typed until it is chosen
  await protocol.send("Input.insertText", { text: "日本" });
  await FieldSays(page, "日本");
  await page.tab.keyboard.type("!");
  await FieldSays(page, "日本!");
});

Test("the wheel scrolls a table as far as the browser would", async (kit) => {
  const page = await kit.Open();
  await page.OpenSample();
  const first = await page.WaitFor(/^C\d{5} /, "row");
  const { height } = page.tab.viewportSize();
  await page.tab.mouse.move(first.x + 100, Math.min(first.y + 200, height - 80));
  await page.tab.mouse.wheel(0, 310);
  // Where the first row was, the tenth is now: rows are 31 high.
  await page.WaitFor(/^C\d{5} /, "row", (row) => row.label !== first.label);
  await page.tab.mouse.wheel(0, -310);
  await page.WaitFor(first.label, "row");
});

Test("a finger taps and scrolls", async (kit) => {
  const page = await kit.Open({ touch: true });
  const protocol = await page.tab.context().newCDPSession(page.tab);
  const touch = (type, ...points) => protocol.send("Input.dispatchTouchEvent",
                                                  { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  const tap = async (label, role) => {
    const item = await page.WaitFor(label, role, (found) => found.enabled);
    await touch("touchStart", [item.x + item.w / 2, item.y + item.h / 2]);
    await touch("touchEnd");
  };
  await tap("Try the sample data", "button");
  await tap("Import", "button");
  const first = await page.WaitFor(/^C\d{5} /, "row");
  await touch("touchStart", [first.x + 100, first.y + 300]);
  for (let y = 290; y >= 0; y -= 20) await touch("touchMove", [first.x + 100, first.y + y]);
  await touch("touchEnd");
  await page.WaitFor(/^C\d{5} /, "row", (row) => row.label !== first.label);
  // What moved was no tap: no row was chosen.
  assert.ok(!(await page.Items()).some((item) => item.role === "row" && item.checked));
});

Test("the browser keeps its keys, the page takes its own", async (kit) => {
  const page = await kit.Open();
  const taken = (key, code, more = {}) => page.tab.evaluate(([key_, code_, more_]) => {
    const options = { key: key_, code: code_, bubbles: true, cancelable: true, ...more_ };
    return !document.activeElement.dispatchEvent(new KeyboardEvent("keydown", options));
  }, [key, code, more]);
  const ctrl = { ctrlKey: true };
  for (const [key, code, more] of [
    ["F5", "F5"], ["F12", "F12"], ["F11", "F11"], ["r", "KeyR", ctrl], ["t", "KeyT", ctrl], ["w", "KeyW", ctrl],
    ["p", "KeyP", ctrl], ["f", "KeyF", ctrl], ["l", "KeyL", ctrl], ["+", "Equal", ctrl], ["-", "Minus", ctrl],
    ["0", "Digit0", ctrl], ["1", "Digit1", ctrl], ["i", "KeyI", { ctrlKey: true, shiftKey: true }],
    ["ArrowLeft", "ArrowLeft", { altKey: true }], ["a", "KeyA"], ["é", "Digit2"],
  ]) {
    assert.equal(await taken(key, code, more), false, `${JSON.stringify(more ?? {})} ${key} is the browser's`);
  }
  for (const [key, code, more] of [
    ["Tab", "Tab"], ["ArrowDown", "ArrowDown"], ["Backspace", "Backspace"], ["PageDown", "PageDown"],
    ["a", "KeyA", ctrl], ["z", "KeyZ", ctrl], ["k", "KeyK", ctrl], ["Z", "KeyZ", { ctrlKey: true, shiftKey: true }],
  ]) {
    assert.equal(await taken(key, code, more), true, `${JSON.stringify(more ?? {})} ${key} is the page's`);
  }
});

Test("the keyboard alone opens the sample and imports it", async (kit) => {
  const page = await kit.Open();
  const press_until = async (label) => {
    for (let i = 0; i < 60; ++i) {
      if ((await page.Items()).some((item) => item.label === label && item.focused)) return;
      await page.tab.keyboard.press("Tab");
      await Sleep(60);
    }
    assert.fail(`Tab never comes to ${label}`);
  };
  await press_until("Try the sample data");
  await page.tab.keyboard.press("Enter");
  await page.WaitFor("Import", "button", (item) => item.enabled);
  await press_until("Import");
  await page.tab.keyboard.press("Enter");
  await page.WaitFor("Lifecycle", "heading");
});

Test("nothing is drawn when nothing changes", async (kit) => {
  const page = await kit.Open();
  const still = async (where) => {
    await Sleep(1500);  // what has begun comes to rest
    const before = await page.Frames();
    await Sleep(1000);
    assert.deepEqual(await page.Frames(), before, where);
  };
  await still("first page");
  await page.Click("Try the sample data");
  await page.WaitFor("Import", "button", (item) => item.enabled);
  await still("import page");
  await page.Import();
  await still("lifecycle");
  await page.Click("Data", "tab");
  await still("data");
});

// As a driver's restart does it: what was drawn is gone, and all of it is drawn again.
function LoseGraphics(page) {
  return page.tab.evaluate(async () => {
    const card = document.getElementById("canvas").getContext("webgl2").getExtension("WEBGL_lose_context");
    card.loseContext();
    await new Promise((done) => setTimeout(done, 100));
    card.restoreContext();
    await new Promise((done) => setTimeout(done, 300));
  });
}

Test("what is drawn in parts is what is drawn whole, also after a lost graphics card", async (kit) => {
  const page = await kit.Open();
  const { mouse, keyboard } = page.tab;
  const check = async (what) => {
    await Sleep(1000);
    const parts = await page.tab.screenshot();
    await LoseGraphics(page);
    assert.ok(parts.equals(await page.tab.screenshot()), what);
  };
  await check("first page");
  await page.OpenSample();
  for (let y = 60; y < 900; y += 40) await mouse.move(y, y);  // over cards and rows
  await check("after hovering");
  await mouse.move(400, 700);
  for (let i = 0; i < 5; ++i) {
    await mouse.wheel(40, 90);
    await Sleep(50);
  }
  await check("after scrolling");
  await page.Click("Ages of the stages", "combobox");
  await Sleep(300);
  await check("with an open menu");
  await keyboard.press("Escape");
  await page.Click("See customers: Defecting", "link");
  await check("after a menu closed");
});

Test("the canvas follows the window's size and pixel ratio exactly", async (kit) => {
  const page = await kit.Open();
  const protocol = await page.tab.context().newCDPSession(page.tab);
  for (const [width, height, ratio] of [[1440, 900, 1], [1001, 701, 1.25], [390, 844, 3], [1440, 900, 2]]) {
    await protocol.send("Emulation.setDeviceMetricsOverride",
                        { width, height, deviceScaleFactor: ratio, mobile: false });
    await page.tab.waitForFunction(([w, h, r]) => {
      const canvas = document.getElementById("canvas");
      return devicePixelRatio === r && Math.abs(canvas.width - w * r) <= 1 &&
             Math.abs(canvas.height - h * r) <= 1;
    }, [width, height, ratio]);
    // The pointer is where the picture is, whatever the ratio: a button's corner is the button.
    // A busy machine may take a while to draw the new size, so the place is looked up again.
    let chooser = null;
    for (let tries = 0; chooser === null; ++tries) {
      await page.WaitFor("Choose files", "button", (item) => item.x + item.w <= width);
      const button = await page.AtRest("Choose files", "button");
      const opened = page.tab.waitForEvent("filechooser", { timeout: 5000 }).catch(() => null);
      await page.tab.mouse.click(button.x + 4, button.y + 4);
      chooser = await opened;
      assert.ok(chooser !== null || tries < 4, `no chooser at ${width} x ${height}, ratio ${ratio}`);
    }
  }
});

Test("the theme follows the system's while the page is open", async (kit) => {
  const page = await kit.Open();
  await page.tab.mouse.move(5, 500);
  const light = await page.tab.screenshot();
  await page.tab.emulateMedia({ colorScheme: "dark" });
  await Sleep(500);
  const dark = await page.tab.screenshot();
  assert.ok(!light.equals(dark));
  await page.tab.emulateMedia({ colorScheme: "light" });
  await Sleep(500);
  assert.ok(light.equals(await page.tab.screenshot()));
});
