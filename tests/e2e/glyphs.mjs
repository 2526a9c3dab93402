// Names in scripts that Inter lacks are drawn with the system's fonts: tools/setup installs
// Chinese, Japanese, Korean and Thai for this test.
import assert from "node:assert/strict";
import { Sleep, Test } from "./kit.mjs";
import { WriteText } from "./data.mjs";

const kNames = ["日本 山田", "山田 日本", "Иван", "สมชาย", "김", "あゆみ", "שרה", "محمد"];
// What Unicode gave to nothing, letter by letter: how the name looks that no font has.
const kUnknown = (name) => name.replace(/\S/gu, "\u0378");
const kOther = (name) => name.replace(/\S/gu, "\u0379");
const kIcon = "\ue123";  // private use

// Customers named so, each with a purchase, and what the table shows of each name: a picture.
async function PicturesOf(kit, names, options) {
  const rows = names.map((name, i) => `C${i + 10},Purchase,2026-01-02,5,${name}`);
  const page = await kit.Open({ height: 1400, ...options });
  await page.Drop(await WriteText("names.csv", ["customer_id,event,date,amount,name", ...rows, ""].join("\n")));
  await page.Import();
  await page.Click("See customers: First timers", "link");
  const column = await page.WaitFor("name", "columnheader");
  await page.WaitFor(new RegExp(`^C10 .*${names[0]}`), "row");
  await page.tab.mouse.move(1, 1);
  await Sleep(300);
  const pictures = new Map();
  for (const [i, name] of names.entries()) {
    const row = await page.Find(new RegExp(`^C${i + 10} `), "row");
    const clip = { x: column.x, y: row.y, width: column.w, height: row.h - 2 };
    pictures.set(name, (await page.tab.screenshot({ clip })).toString("base64"));
  }
  return pictures;
}

for (const scale of [1, 2]) {
  Test(`glyphs of other scripts are the system's, at ratio ${scale}`, async (kit) => {
    const names = [...kNames, ...kNames.map(kUnknown), kOther(kNames[0]), kIcon.repeat(3), kUnknown("abc")];
    const pictures = await PicturesOf(kit, [...new Set(names)], { scale });
    await kit.Shoot(`glyphs-${scale}x`);
    for (const name of kNames) {
      assert.notEqual(pictures.get(name), pictures.get(kUnknown(name)), `${name} is not drawn`);
    }
    assert.notEqual(pictures.get(kNames[0]), pictures.get(kNames[1]), "each letter is its own");
    assert.equal(pictures.get(kOther(kNames[0])), pictures.get(kUnknown(kNames[0])), "unknown letters look alike");
    assert.equal(pictures.get(kIcon.repeat(3)), pictures.get(kUnknown("abc")), "icons' numbers are no text");
  });
}
