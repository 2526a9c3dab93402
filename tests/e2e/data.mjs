// Files for the tests, the same at every run.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { scratch } from "./kit.mjs";

// Numerical Recipes' generator: any sequence that repeats will do.
function Random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// What a file may hold and a page must carry through: quotes, line ends, formulas, markup, non-Latin.
const kNames = ["Ana", 'Quote "Q" Quinn', "Comma, Carl", "=2+5", "+62 811 234", "-1", "@home", "Zoë Müller",
                "日本 太郎", "<b>bold</b>", "line\nbreak", "Ünïcödé", " spaced ", "😀 Smile"];
const kEvents = ["View Microsite", "Add to Cart", "Paid Order", "Push Open", "Write Review"];

// Activity of `customers` people up to 2026-11-12.
export async function WriteEvents(name, { rows = 20_000, customers = 2_000, seed = 1 } = {}) {
  const random = Random(seed);
  const two = (number) => String(number).padStart(2, "0");
  const quote = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = ["customer_id,event,timestamp,amount,name,city"];
  for (let i = 0; i < rows; ++i) {
    const customer = Math.min(random(customers), random(customers));  // some are busier than others
    const event = kEvents[random(kEvents.length)];
    const day = new Date(Date.UTC(2026, 10, 12) - random(900) * 86_400_000).toISOString().slice(0, 10);
    const time = `${day} ${two(random(24))}:${two(random(60))}:${two(random(60))}`;
    const amount = event === "Paid Order" ? `${5 + random(400)}.${two(random(100))}` : "";
    lines.push([`C${String(customer).padStart(5, "0")}`, event, time, amount,
                quote(kNames[customer % kNames.length]), ["Jakarta", "Surabaya", ""][customer % 3]].join(","));
  }
  const path = join(scratch, name);
  await writeFile(path, lines.join("\n") + "\n");
  return path;
}

export async function WriteText(name, text) {
  const path = join(scratch, name);
  await writeFile(path, text);
  return path;
}
