// What goes wrong says what to do, and what was loaded before is still there.
import assert from "node:assert/strict";
import { open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Sleep, Test, scratch } from "./kit.mjs";
import { WriteEvents, WriteText } from "./data.mjs";

// Any sentence of a message that tells of an error: in the data's own words, nothing else matches.
async function Told(page, pattern) {
  return page.WaitFor(pattern, "text");
}

// With the sample loaded: opens the file, expects to be told, and finds the sample's counts unchanged.
async function RefusedWithDataKept(kit, path, pattern, open_options = {}) {
  const page = await kit.Open(open_options);
  const before = await page.OpenSample();
  await page.Drop(path);
  await Told(page, pattern);
  await page.Click("Lifecycle", "tab");
  assert.deepEqual(await page.Stages(), before);
  // Not only shown: the engine still answers from it.
  await page.Click("See customers: Active", "link");
  const { bytes } = await page.Download(() => page.Click("Active as CSV", "button"));
  assert.ok(bytes.length > 1000);
  return page;
}

Test("an empty file", async (kit) => {
  await RefusedWithDataKept(kit, await WriteText("empty.csv", ""), /empty/i);
});

Test("a file with a header only", async (kit) => {
  await RefusedWithDataKept(kit, await WriteText("header.csv", "customer_id,event,timestamp\n"),
                            /no rows|only|header/i);
});

Test("a binary file", async (kit) => {
  const bytes = Buffer.alloc(200_000);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = (i * i * 31 + (i >> 3)) & 255;
  await RefusedWithDataKept(kit, await WriteText("picture.png", bytes), /not hold text|not text|binary/i);
});

Test("a gigabyte in one line", async (kit) => {
  const path = join(scratch, "one-line.csv");
  const file = await open(path, "w");
  await file.write("customer_id,event,timestamp\n");
  const piece = Buffer.alloc(1 << 24, "a");
  for (let i = 0; i < 64; ++i) await file.write(piece);
  await file.close();
  const page = await kit.Open();
  const before = await page.OpenSample();
  await page.Drop(path);
  await Told(page, /does not end within 1 MB/);
  await page.Click("Lifecycle", "tab");
  assert.deepEqual(await page.Stages(), before);
  await rm(path);
});

Test("a file that is deleted before it is read to its end", async (kit) => {
  const path = await WriteEvents("vanishing.csv", { rows: 100_000 });
  const page = await kit.Open();
  const before = await page.OpenSample();
  await page.Drop(path);
  await page.WaitFor("Import", "button", (item) => item.enabled);
  await rm(path);
  await page.Click("Import", "button");
  await Told(page, /moved|deleted|changed/i);
  await page.Click("Lifecycle", "tab");
  assert.deepEqual(await page.Stages(), before);
});

Test("a file that changes after it was chosen", async (kit) => {
  const path = await WriteEvents("changing.csv", { rows: 100_000 });
  const page = await kit.Open();
  await page.OpenSample();
  await page.Drop(path);
  await page.WaitFor("Import", "button", (item) => item.enabled);
  await Sleep(1100);  // times of files count in seconds on some disks
  await writeFile(path, "something,else\n1,2\n");
  await page.Click("Import", "button");
  await Told(page, /moved|deleted|changed/i);
});

Test("a mapping without a customer cannot be imported, and one that fits can", async (kit) => {
  const page = await kit.Open();
  const before = await page.OpenSample();
  await page.Drop(await WriteEvents("mapped.csv"));
  await page.Click("Meaning of customer_id", "combobox");
  await page.Click("Ignore", "option");
  await page.WaitFor("Import", "button", (item) => !item.enabled);
  await Told(page, /customer/i);
  await page.Click("Cancel", "button");
  await page.Click("Lifecycle", "tab");
  assert.deepEqual(await page.Stages(), before);
});

Test("a mapping that reads no row's time", async (kit) => {
  const page = await kit.Open();
  const before = await page.OpenSample();
  await page.Drop(await WriteEvents("mistimed.csv"));
  await page.Click("Meaning of timestamp", "combobox");
  await page.Click("Property", "option");
  await page.WaitFor("Import", "button", (item) => !item.enabled);
  await page.Click("Meaning of name", "combobox");
  await page.Click("Event time", "option");
  // Either it is refused now, or the import ends with every row set aside: told in both cases.
  await Told(page, /time/i);
  await page.Click("Cancel", "button");
  await page.Click("Lifecycle", "tab");
  assert.deepEqual(await page.Stages(), before);
});

Test("more than the memory holds", async (kit) => {
  const path = await WriteEvents("heavy.csv", { rows: 1_200_000, customers: 400_000 });
  const page = await kit.Open({ hash: "#engine-memory-mb=64" });
  const before = await page.OpenSample();
  await page.Drop(path);
  await page.Click("Import", "button");
  await Told(page, /\d rows fit/);
  await page.Click("Lifecycle", "tab");
  assert.deepEqual(await page.Stages(), before);
});

Test("Cancel ends an import, and what was loaded stays", async (kit) => {
  const path = await WriteEvents("cancelled.csv", { rows: 1_000_000 });
  const page = await kit.Open();
  const before = await page.OpenSample();
  await page.Drop(path);
  await page.Click("Import", "button");
  await page.WaitFor(/^Importing, .*%/, "progressbar");
  await page.Click("Cancel", "button");
  await page.WaitFor(/^Importing, .* to read$/, "progressbar");
  await page.Click("Lifecycle", "tab");
  assert.deepEqual(await page.Stages(), before);
});

Test("an engine that ends by itself is told of and replaced", async (kit) => {
  const page = await kit.Open({
    // Keeps the page's workers within reach, so that one can seem to end.
    before: () => {
      const Real = window.Worker;
      window.workers = [];
      window.Worker = class extends Real {
        constructor(...args) {
          super(...args);
          window.workers.push(this);
        }
      };
    },
  });
  await page.OpenSample();
  await page.tab.evaluate(() => {
    const data = { kind: "stopped", reason: "it ran out of memory." };
    window.workers[0].dispatchEvent(new MessageEvent("message", { data }));
  });
  await Told(page, /it ran out of memory/);
  assert.ok(await page.OpenSample());
  assert.equal(await page.tab.evaluate(() => window.workers.length), 2);
});

Test("an exception while drawing says so and ends", async (kit) => {
  kit.allowed.push(/told by the test/);
  const page = await kit.Open();
  await page.tab.evaluate(() => {
    WebGL2RenderingContext.prototype.drawElements = () => {
      throw new Error("told by the test");
    };
  });
  await page.Click("Try the sample data");
  const notice = page.tab.locator("#notice");
  await notice.getByText("Kohort stopped: told by the test").waitFor();
  assert.match(await notice.innerText(), /Reload the page/);
});

Test("without WebGL 2 the page says what to do", async (kit) => {
  const page = await kit.Open({
    ready: false,
    before: () => {
      const real = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (type, ...rest) {
        return type === "webgl2" ? null : real.call(this, type, ...rest);
      };
    },
  });
  await page.tab.getByText(/hardware acceleration/).waitFor();
});

Test("without JavaScript the page says so", async (kit) => {
  const page = await kit.Open({ ready: false, script: false });
  assert.match(await page.tab.locator("noscript").innerText(), /turn on JavaScript/);
});

Test("the page's policy lets no script in and no connection out", async (kit) => {
  kit.allowed.push(/Content Security Policy/, /Failed to fetch/);
  for (const where of ["http", "file"]) {
    const page = await kit.Open({ where });
    const outcome = await page.tab.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.let_in = true";
      document.body.append(script);
      const refused = async (address) => {
        try {
          await fetch(address);
          return false;
        } catch {
          return true;
        }
      };
      // In a task of its own: what the tests evaluate is excepted from the policy.
      const eval_refused = await new Promise((done) => setTimeout(() => {
        try {
          Function("return 1")();
          done(false);
        } catch {
          done(true);
        }
      }));
      return { let_in: window.let_in === true, eval_refused,
               foreign_refused: await refused("https://example.com/") };
    });
    assert.deepEqual(outcome, { let_in: false, eval_refused: true, foreign_refused: true }, where);
    page.requests = page.requests.filter((address) => !address.startsWith("https://example.com/"));
  }
});
