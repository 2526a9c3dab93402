// Made-up events for measuring, the same at every run: a header and `rows` lines in order of time over
// two years up to 2026-11-01, a twentieth as many customers, some of them far busier than others.
import { open } from "node:fs/promises";

const kChannels = ["web", "ios_app", "android_app", "whatsapp", "email", "store"];
const kBrands = ["ACE", "Alder", "Borealis", "Cedar & Sons", "Delta", "Elm", "Fjord", "Grove", "Halden",
                 "Isle", "Jade", "Kite"];
const kCities = ["Jakarta", "Mumbai", "Dubai", "London", "Manila", "Surabaya", "Bandung", "Delhi", "Pune",
                 "São Paulo", "Zürich", "Paris", "Berlin", "Madrid", "Lagos", "Nairobi", "Hanoi", "Osaka"];
const kThings = ["Shoes", "Shirt", "Wallet", "Lamp", "Bottle", 'Monitor 27""', "Mat", "Coffee, ground"];
// Each with its share in hundredths and whether it is about a product.
const kEvents = [["View Product", 34, true], ["View Microsite", 16, false], ["Search", 12, false],
                 ["Add to Cart", 12, true], ["Paid Order", 8, true], ["Push Open", 6, false],
                 ["Push Received", 6, false], ["Email Open", 4, false], ["Write Review", 2, true]];

// xorshift32 (G. Marsaglia, "Xorshift RNGs", 2003).
function Random(seed) {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export async function WriteEvents(path, rows) {
  const random = Random(20261101);
  const pick = (values) => values[Math.floor(random() * values.length)];
  const deck = kEvents.flatMap(([name, share, product]) => Array(share).fill({ name, product }));
  const customers = Math.max(1, Math.floor(rows / 20));
  const begin_s = Date.UTC(2024, 10, 1) / 1000, end_s = Date.UTC(2026, 10, 1) / 1000;

  const file = await open(path, "w");
  let text = "customer_id,event,timestamp,amount,channel,brand,city,product\n";
  for (let i = 0; i < rows; ++i) {
    const customer = Math.floor(random() ** 2 * customers);
    const id = (Math.imul(customer, 2654435761) >>> 0) % 9_999_991;  // not in order of activity
    const { name, product } = pick(deck);
    const time_s = begin_s + Math.floor((i / rows) * (end_s - begin_s));
    const time = new Date(time_s * 1000).toISOString();
    const amount = name === "Paid Order" ? (5 + random() ** 3 * 400).toFixed(2) : "";
    const thing = product ? `"${pick(kThings)}, No. ${Math.floor(random() * 250)}"` : "";
    const city = random() < 0.96 ? kCities[customer % kCities.length] : pick(kCities);
    text += `C${String(id).padStart(7, "0")},${name},${time.slice(0, 10)} ${time.slice(11, 19)},${amount},` +
            `${pick(kChannels)},${random() < 0.9 ? pick(kBrands) : ""},${city},${thing}\n`;
    if (text.length > 1 << 20) {
      await file.write(text);
      text = "";
    }
  }
  await file.write(text);
  await file.close();
}
