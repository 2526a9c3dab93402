// Events in typed arrays, texts as numbers by Map, in the order of the file, read with uDSV. The
// questions are loops over them; Q5 takes rows in order of time, which it checks.
import { inferSchema, initParser } from "/node_modules/udsv/dist/uDSV.mjs";

const kAsOf = Date.UTC(2026, 10, 1) / 1000;
const kDay = 86_400;

class Codes {
  #codes = new Map();

  Add(text) {
    let code = this.#codes.get(text);
    if (code === undefined) this.#codes.set(text, (code = this.#codes.size));
    return code;
  }

  Find(text) {
    return this.#codes.get(text) ?? -1;
  }

  get size() {
    return this.#codes.size;
  }
}

const kCoded = ["customer_id", "event", "channel", "brand", "city", "product"];
const codes = Object.fromEntries(kCoded.map((name) => [name, new Codes()]));
const columns = {};
let rows = 0;
let customers = 0;

function Grow(room) {
  const grown = (Type, old) => {
    const array = new Type(room);
    if (old) array.set(old);
    return array;
  };
  for (const name of kCoded) {
    const Type = name === "customer_id" ? Uint32Array : name === "product" ? Uint16Array : Uint8Array;
    columns[name] = grown(Type, columns[name]);
  }
  columns.time = grown(Uint32Array, columns.time);
  columns.cents = grown(Uint32Array, columns.cents);
}

// "2026-10-31 23:59:59" as seconds; the day is worked out once for the rows of it.
let last_day = "";
let last_day_s = 0;
function Seconds(text) {
  const day = text.slice(0, 10);
  if (day !== last_day) {
    last_day = day;
    last_day_s = Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / 1000;
  }
  return last_day_s + 3600 * +text.slice(11, 13) + 60 * +text.slice(14, 16) + +text.slice(17, 19);
}

async function Load(file) {
  const began = performance.now();
  let room = 1 << 20;
  Grow(room);
  const take = ([customer, event, time, amount, channel, brand, city, product]) => {
    if (rows === room) Grow((room *= 2));
    columns.customer_id[rows] = codes.customer_id.Add(customer);
    columns.event[rows] = codes.event.Add(event);
    columns.time[rows] = Seconds(time);
    columns.cents[rows] = amount === "" ? 0 : Math.round(+amount * 100);
    columns.channel[rows] = codes.channel.Add(channel);
    columns.brand[rows] = codes.brand.Add(brand);
    columns.city[rows] = codes.city.Add(city);
    columns.product[rows] = codes.product.Add(product);
    ++rows;
  };
  let parser = null;
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (let piece; !(piece = await reader.read()).done;) {
    parser ??= initParser(inferSchema(piece.value));
    parser.chunk(piece.value, parser.stringArrs, take);
  }
  parser.end();
  customers = codes.customer_id.size;
  return { load_ms: performance.now() - began, rows };
}

// ---- The questions, in the words of questions.mjs

const Count = (test) => {
  let count = 0;
  for (let customer = 0; customer < customers; ++customer) if (test(customer)) ++count;
  return [String(count)];
};

// Number and latest time of each customer's purchases.
function Purchases() {
  const { customer_id, event, time } = columns;
  const paid = codes.event.Find("Paid Order");
  const orders = new Uint32Array(customers), latest = new Uint32Array(customers);
  for (let i = 0; i < rows; ++i) {
    if (event[i] !== paid) continue;
    const customer = customer_id[i];
    ++orders[customer];
    if (time[i] > latest[customer]) latest[customer] = time[i];
  }
  return { orders, latest };
}

// {key: count} -> lines.
const Lines = (counts) => [...counts].map(([key, count]) => `${key} ${count}`);
const CountBy = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

const kQuestions = {
  Q1() {
    const { orders, latest } = Purchases();
    const counts = new Map();
    for (let customer = 0; customer < customers; ++customer) {
      CountBy(counts, orders[customer] === 0 ? "lead"
                    : latest[customer] < kAsOf - 365 * kDay ? "inactive"
                    : latest[customer] < kAsOf - 180 * kDay ? "defecting"
                    : orders[customer] === 1 ? "first_timer" : "active");
    }
    return Lines(counts);
  },

  Q2() {
    const { customer_id, event, time } = columns;
    const cart = codes.event.Find("Add to Cart"), paid = codes.event.Find("Paid Order");
    const carts = new Uint32Array(customers), orders = new Uint32Array(customers);
    for (let i = 0; i < rows; ++i) {
      if (time[i] < kAsOf - 30 * kDay) continue;
      if (event[i] === cart) ++carts[customer_id[i]];
      else if (event[i] === paid) ++orders[customer_id[i]];
    }
    return Count((customer) => carts[customer] >= 3 && orders[customer] === 0);
  },

  Q3() {
    const { customer_id, event, time, brand, cents } = columns;
    const paid = codes.event.Find("Paid Order"), ace = codes.brand.Find("ACE");
    const spent = new Float64Array(customers);
    for (let i = 0; i < rows; ++i) {
      if (event[i] === paid && brand[i] === ace && time[i] >= kAsOf - 90 * kDay) {
        spent[customer_id[i]] += cents[i];
      }
    }
    return Count((customer) => spent[customer] >= 5000);
  },

  Q4() {
    const { customer_id, event, cents } = columns;
    const { orders, latest } = Purchases();
    const paid = codes.event.Find("Paid Order");
    const spent = new Float64Array(customers);
    for (let i = 0; i < rows; ++i) if (event[i] === paid) spent[customer_id[i]] += cents[i];
    const buyers = Uint32Array.from({ length: customers }, (_, i) => i).filter((i) => orders[i] > 0);
    const fifths = (values) => {
      const sorted = Float64Array.from(buyers, (buyer) => values[buyer]).sort();
      const ranks = new Map();
      sorted.forEach((value, rank) => ranks.has(value) || ranks.set(value, rank));
      return (buyer) => Math.floor((5 * ranks.get(values[buyer])) / buyers.length) + 1;
    };
    const [recency, frequency, money] = [latest, orders, spent].map(fifths);
    const counts = new Map();
    for (const buyer of buyers) CountBy(counts, `${recency(buyer)}-${frequency(buyer)}-${money(buyer)}`);
    return Lines(counts);
  },

  Q5() {
    const { customer_id, event, time } = columns;
    const cart = codes.event.Find("Add to Cart"), paid = codes.event.Find("Paid Order");
    // The latest cart, and the latest before it that was earlier: carts of the same second do not count.
    const latest = new Uint32Array(customers), earlier = new Uint32Array(customers);
    const found = new Uint8Array(customers);
    for (let i = 0; i < rows; ++i) {
      if (i > 0 && time[i] < time[i - 1]) throw new Error("the rows are not in order of time");
      const customer = customer_id[i];
      if (event[i] === cart) {
        if (time[i] !== latest[customer]) earlier[customer] = latest[customer];
        latest[customer] = time[i];
      } else if (event[i] === paid) {
        const before = latest[customer] < time[i] ? latest[customer] : earlier[customer];
        if (before > 0 && time[i] - before <= 7 * kDay) found[customer] = 1;
      }
    }
    return Count((customer) => found[customer]);
  },

  Q6() {
    const { customer_id, brand } = columns;
    const none = codes.brand.Find("");
    const seen = new Uint32Array(customers);  // a bit a brand
    if (codes.brand.size > 32) throw new Error("more than 32 brands");
    for (let i = 0; i < rows; ++i) if (brand[i] !== none) seen[customer_id[i]] |= 1 << brand[i];
    const bits = (set) => {
      let count = 0;
      for (; set !== 0; set &= set - 1) ++count;
      return count;
    };
    return Count((customer) => bits(seen[customer]) >= 3);
  },

  Q7() {
    const { customer_id, event, time, city } = columns;
    const push = codes.event.Find("Push Open"), site = codes.event.Find("View Microsite");
    const near = new Uint8Array(256);
    for (const name of ["Mumbai", "Jakarta", "Dubai", "London", "Manila"]) {
      if (codes.city.Find(name) >= 0) near[codes.city.Find(name)] = 1;
    }
    const pushed = new Uint8Array(customers), lives = new Uint8Array(customers);
    const sites = new Uint32Array(customers);
    for (let i = 0; i < rows; ++i) {
      const customer = customer_id[i];
      lives[customer] |= near[city[i]];
      if (event[i] === site) ++sites[customer];
      else if (event[i] === push && time[i] >= kAsOf - 60 * kDay) pushed[customer] = 1;
    }
    return Count((customer) => !pushed[customer] && (lives[customer] || sites[customer] >= 5));
  },

  Q8() {
    const { customer_id, event, time } = columns;
    const paid = codes.event.Find("Paid Order");
    const month_of = new Map();  // by day
    const months = new Set();    // customer and month in one number
    const first = new Uint32Array(customers);
    for (let i = 0; i < rows; ++i) {
      if (event[i] !== paid) continue;
      const day = Math.floor(time[i] / kDay);
      let month = month_of.get(day);
      if (month === undefined) {
        const date = new Date(day * kDay * 1000);
        month_of.set(day, (month = date.getUTCFullYear() * 12 + date.getUTCMonth()));
      }
      const customer = customer_id[i];
      months.add(customer * 65_536 + month);
      if (first[customer] === 0 || month < first[customer]) first[customer] = month;
    }
    const counts = new Map();
    for (const both of months) {
      const customer = Math.floor(both / 65_536), month = both % 65_536;
      CountBy(counts, `${first[customer]}+${month - first[customer]}`);
    }
    return Lines(counts);
  },
};

onmessage = async ({ data }) => {
  try {
    if (data.file) return postMessage(await Load(data.file));
    const began = performance.now();
    const answer = kQuestions[data.id]();
    postMessage({ ms: performance.now() - began, answer });
  } catch (error) {
    postMessage({ error: String(error?.message ?? error) });
  }
};
