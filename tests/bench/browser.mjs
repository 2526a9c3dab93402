// A fresh browser for one run: one page, and what its process takes.
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const kFlags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const kPatienceMs = 600_000;  // for a slow engine and a large file

// Runs `measure(tab, peak)` and adds to what it answers `peak_mb`, which is what peak() resolves to in
// the end: the most memory that the page's process (Chromium's renderer, workers included) has had
// resident so far, its program of about 100 MB included.
export async function InFreshBrowser(measure) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium", headless: true, args: kFlags,
  });
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 }, timezoneId: "UTC", locale: "en-GB",
    });
    const tab = await context.newPage();
    tab.setDefaultTimeout(kPatienceMs);
    const errors = [];
    tab.on("pageerror", (error) => errors.push(String(error)));
    const result = await Promise.race([
      measure(tab, () => PeakMb(browser)),
      new Promise((_, fail) => tab.on("crash", () => fail(new Error("the page crashed")))),
      new Promise((_, fail) => setTimeout(fail, kPatienceMs, new Error("no answer")).unref()),
    ]);
    if (errors.length > 0) throw new Error(errors.join("\n"));
    return { ...result, peak_mb: await PeakMb(browser) };
  } finally {
    await browser.close();
  }
}

async function PeakMb(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peaks = await Promise.all(processInfo.filter(({ type }) => type === "renderer").map(async ({ id }) => {
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  }));
  return Math.max(...peaks);
}
