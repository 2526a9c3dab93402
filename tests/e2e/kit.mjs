// What the end-to-end tests share: a browser, the page in it as a person meets it, the command to
// compare with, and a list of tests.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { Serve } from "../../tools/serve_static.mjs";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const dist = process.env.KOHORT_DIST ?? join(root, "dist");
export const scratch = join(root, "build/test/e2e", String(process.pid));  // two runs may overlap
export const pictures = join(root, "build/screenshots");

const single = pathToFileURL(join(dist, "kohort.html")).href;

const kFlags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const kPatienceMs = 60_000;  // for what must come in the end; no test passes or fails by its speed
const kPollMs = 25;
const kRestMs = 3_000;  // longer than that the page moves on purpose

// ---- Tests

const tests = [];

export function Test(name, body) {
  tests.push({ name, body });
}

// Runs those whose name contains one of `words`, or all. Answers how many failed.
export async function RunTests(words) {
  await mkdir(scratch, { recursive: true });
  await mkdir(pictures, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium", headless: true, args: kFlags,
  });
  const site = await Serve(dist);
  let passed = 0, failed = 0;
  for (const { name, body } of tests) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const kit = new Kit(browser, site.url);
    const began = performance.now();
    let error = null;
    try {
      await body(kit);
      kit.CheckQuiet();
    } catch (caught) {
      error = caught;
      await kit.Shoot(`failed-${passed + failed}`).catch(() => {});
    }
    await kit.Close();
    error ? ++failed : ++passed;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const notes = kit.notes.length > 0 ? ` (${kit.notes.join("; ")})` : "";
    console.log(`${error ? "FAIL" : "ok  "} ${name}, ${seconds} s${notes}`);
    if (error) console.log(String(error.stack ?? error).replace(/^/gm, "     "));
  }
  await browser.close();
  site.close();
  await rm(scratch, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  return failed + (passed === 0 ? 1 : 0);
}

// ---- The command

const command = join(root, "build/bin/kohort");

// What build/bin/kohort prints, or an error with what it said.
export async function Command(...args) {
  return (await promisify(execFile)(command, args, { maxBuffer: 1 << 28 })).stdout;
}

// Counts by stage, {lead: 3, ...}.
export async function CommandStages(files, ...options) {
  const { stages } = JSON.parse(await Command("lifecycle", ...files, ...options));
  return Object.fromEntries(stages.map(({ stage, customers }) => [stage, customers]));
}

let exported = 0;

// The bytes of its export, as "csv" or "sqlite".
export async function CommandExport(files, type, ...options) {
  const to = join(scratch, `exported-${++exported}.${type}`);
  await Command("export", ...files, "--to", to, ...options);
  return readFile(to);
}

// ---- The page

// One test's pages. Everything a page says on its console and asks of the network is kept.
class Kit {
  constructor(browser, url) {
    this.browser = browser;
    this.url = url;
    this.pages = [];
    this.notes = [];      // printed beside the result
    this.allowed = [];    // patterns of console errors that the test provokes
  }

  // where: "http" for index.html, "file" for kohort.html. before: runs in the page before its scripts.
  // ready: wait for the first frame.
  async Open({ where = "http", hash = "", width = 1440, height = 900, scale = 1, dark = false,
               touch = false, zone = "Asia/Jakarta", locale = "en-GB", before, ready = true, script = true } = {}) {
    const context = await this.browser.newContext({
      viewport: { width, height }, deviceScaleFactor: scale, hasTouch: touch,
      colorScheme: dark ? "dark" : "light", timezoneId: zone, locale, acceptDownloads: true, javaScriptEnabled: script,
    });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    if (before) await context.addInitScript(before);
    const page = new Page(await context.newPage(), where === "http" ? this.url : null);
    this.pages.push(page);
    const address = where === "http" ? this.url : single;
    await page.tab.goto(address + hash);
    if (ready) await page.Ready();
    return page;
  }

  // No error on a console, and no request but for the page's own files.
  CheckQuiet() {
    for (const page of this.pages) {
      const errors = page.errors.filter((text) => !this.allowed.some((known) => known.test(text)));
      assert.deepEqual(errors, [], "errors on the console");
      assert.deepEqual(page.ForeignRequests(), [], "requests beyond the page's own files");
    }
  }

  async Shoot(name) {
    await this.pages.at(-1)?.tab.screenshot({ path: join(pictures, `${name}.png`) });
  }

  async Close() {
    for (const page of this.pages) await page.tab.context().close();
  }
}

class Page {
  constructor(tab, url) {
    this.tab = tab;
    this.url = url;  // null: from file://
    this.errors = [];
    this.requests = [];
    tab.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text());
    });
    tab.on("pageerror", (error) => this.errors.push(String(error)));
    tab.on("request", (request) => this.requests.push(request.url()));
  }

  // Until the first frame is drawn.
  async Ready() {
    await this.tab.waitForFunction(() => window.kohort);
    await this.tab.evaluate(() => window.kohort.ready);
  }

  async Reload() {
    await this.tab.reload();
    await this.Ready();
  }

  // A worker starts from a blob, which is the page's own memory.
  ForeignRequests() {
    const own = this.url
      ? (address) => address.startsWith(this.url)
      : (address) => address.split("#")[0] === single;
    return this.requests.filter((address) => !own(address) && !/^(blob|data):/.test(address));
  }

  Items() {
    return this.tab.evaluate(() => window.kohort.items());
  }

  Frames() {
    return this.tab.evaluate(() => window.kohort.frames());
  }

  // The first item whose label is `label` (or matches it, a regular expression), of that role if given.
  async Find(label, role) {
    const matches = (item) => (label instanceof RegExp ? label.test(item.label) : item.label === label) &&
                              (!role || item.role === role);
    return (await this.Items()).find(matches);
  }

  // Waits for it to be there. With `ready`, for what that says of it.
  async WaitFor(label, role, ready = () => true) {
    const end = Date.now() + kPatienceMs;
    for (;;) {
      const item = await this.Find(label, role);
      if (item && ready(item)) return item;
      if (Date.now() > end) {
        const there = (await this.Items()).map((other) => `${other.role} "${other.label}"`).join("\n");
        throw new Error(`No ${role ?? "item"} ${label} after ${kPatienceMs} ms. There are:\n${there}`);
      }
      await Sleep(kPollMs);
    }
  }

  async WaitGone(label, role) {
    const end = Date.now() + kPatienceMs;
    while (await this.Find(label, role)) {
      if (Date.now() > end) throw new Error(`${role ?? "item"} ${label} stays.`);
      await Sleep(kPollMs);
    }
  }

  // Waits until the page stands still, where it does not move on purpose: a slow machine may be some
  // frames behind, and what is to be clicked elsewhere by then.
  async Rest() {
    const end = Date.now() + kRestMs;
    while (Date.now() < end && !(await this.tab.evaluate(() => window.kohort.rests()))) await Sleep(kPollMs);
  }

  // Waits for it to be there, enabled and at rest.
  async AtRest(label, role) {
    await this.WaitFor(label, role, (found) => found.enabled && found.w > 0);
    await this.Rest();
    let item = await this.WaitFor(label, role, (found) => found.enabled && found.w > 0);
    for (let before = null; !before || before.x !== item.x || before.y !== item.y;) {
      before = item;
      await Sleep(2 * kPollMs);
      item = await this.WaitFor(label, role);
    }
    return item;
  }

  // Clicks its middle with the mouse.
  async Click(label, role) {
    const item = await this.AtRest(label, role);
    await this.tab.mouse.click(item.x + item.w / 2, item.y + item.h / 2);
    return item;
  }

  // Drops files as an operating system does: the browser opens them by path.
  async Drop(...paths) {
    const { width, height } = this.tab.viewportSize();
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    const protocol = await this.tab.context().newCDPSession(this.tab);
    // A busy page may take a while to say that files may be dropped there.
    for (const type of ["dragEnter", "dragOver", "dragOver", "drop"]) {
      await protocol.send("Input.dispatchDragEvent", { type, x: width / 2, y: height / 2, data });
      await Sleep(50);
    }
    await protocol.detach();
  }

  // Clicks what opens the file chooser, and chooses.
  async Choose(label, ...paths) {
    const chooser = this.tab.waitForEvent("filechooser");
    await this.Click(label);
    await (await chooser).setFiles(paths);
  }

  // The bytes and name of the file that `act` downloads.
  async Download(act) {
    const [download] = await Promise.all([this.tab.waitForEvent("download"), act()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  // ---- What the page is about

  // Imports what has just been opened, and waits for its stages.
  async Import() {
    await this.Click("Import", "button");
    await this.WaitFor("Lifecycle", "heading");
    return this.Stages();
  }

  async OpenSample() {
    await this.Click("Try the sample data", "button");
    return this.Import();
  }

  // The counts on the five cards, under the names that the command gives them.
  async Stages() {
    const names = { lead: "Leads", first_timer: "First timers", active: "Active", defecting: "Defecting",
                    inactive: "Inactive" };
    const counts = {};
    for (const [stage, name] of Object.entries(names)) {
      const card = await this.WaitFor(new RegExp(`^${name}: [\\d,]+$`), "button");
      counts[stage] = Number(card.label.replace(/[^0-9]/g, ""));
    }
    return counts;
  }

  // What a person would notice of `act`, which begins with a click: how long until an item's label
  // begins with `label`, and the longest gap between two of the browser's frames meanwhile, in ms.
  async Watch(label, act) {
    await this.tab.evaluate((wanted) => {
      const watch = { began: 0, stall: 0 };
      let last = 0;
      const tick = (now) => {
        if (watch.took !== undefined) return;
        if (last) watch.stall = Math.max(watch.stall, now - last);
        last = now;
        requestAnimationFrame(tick);
      };
      const look = () => {
        const there = window.kohort.items().some((item) => item.label.startsWith(wanted));
        if (there) watch.took = performance.now() - watch.began;
        else setTimeout(look, 20);
      };
      addEventListener("pointerup", () => {
        watch.began = performance.now();
        requestAnimationFrame(tick);
        look();
      }, { capture: true, once: true });
      window.watch = watch;
    }, label);
    await act();
    await this.tab.waitForFunction(() => window.watch.took !== undefined);
    return this.tab.evaluate(() => window.watch);
  }
}

export function Sleep(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
