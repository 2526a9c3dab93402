// How times grow with rows, as a picture: both axes logarithmic, so that what grows in proportion is a
// straight line, as steep as the grey ones.
import { writeFile } from "node:fs/promises";
import { kQuestions } from "./questions.mjs";

const kWidth = 720, kHeight = 560, kLeft = 70, kRight = 110, kTop = 30, kBottom = 50;
const kColours = ["#1f2937", "#2563eb", "#059669", "#d97706", "#dc2626", "#7c3aed", "#0891b2", "#be185d"];

// `measured`: [{rows, runs}], the runs of Kohort at each number of rows, ascending.
export async function WriteGrowthPlot(path, measured) {
  const least = (runs, ms) => Math.min(...runs.map(ms));
  const lines = [
    { name: "load", points: measured.map(({ rows, runs }) => [rows, least(runs, ({ load_ms }) => load_ms)]) },
    ...kQuestions.filter(({ kohort }) => kohort).map(({ id }) => ({
      name: id,
      points: measured.map(({ rows, runs }) => [rows, least(runs, ({ questions }) => questions[id].ms)]),
    })),
  ];
  const all = lines.flatMap(({ points }) => points);
  const decade = (value, round) => round(Math.log10(value));
  const x0 = Math.log10(Math.min(...all.map(([x]) => x))), x1 = Math.log10(Math.max(...all.map(([x]) => x)));
  const y0 = decade(Math.max(Math.min(...all.map(([, y]) => y)), 0.1), Math.floor);
  const y1 = decade(Math.max(...all.map(([, y]) => y)), Math.ceil);
  const X = (x) => kLeft + (Math.log10(x) - x0) / (x1 - x0) * (kWidth - kLeft - kRight);
  const Y = (y) => kHeight - kBottom - (Math.log10(Math.max(y, 0.1)) - y0) / (y1 - y0) * (kHeight - kTop - kBottom);
  const text = (x, y, what, more = "") => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${what}</text>`;
  const line = (points, style) =>
    `<polyline points="${points.map(([x, y]) => `${X(x).toFixed(1)},${Y(y).toFixed(1)}`).join(" ")}" fill="none" ${style}/>`;

  const parts = [];
  for (let d = y0; d <= y1; ++d) {
    parts.push(line([[10 ** x0, 10 ** d], [10 ** x1, 10 ** d]], 'stroke="#e5e7eb"'));
    parts.push(text(kLeft - 8, Y(10 ** d) + 4, d < 3 ? `${10 ** d} ms` : `${10 ** (d - 3)} s`, 'text-anchor="end"'));
    // What grows in proportion.
    const end = Math.min(10 ** d * 10 ** (x1 - x0), 10 ** y1);
    parts.push(line([[10 ** x0, 10 ** d], [10 ** x0 * end / 10 ** d, end]], 'stroke="#d1d5db" stroke-dasharray="2 4"'));
  }
  for (const { rows } of measured) {
    parts.push(text(X(rows), kHeight - kBottom + 20, `${rows / 1e6} M`, 'text-anchor="middle"'));
  }
  parts.push(text((kLeft + kWidth - kRight) / 2, kHeight - 8, "events", 'text-anchor="middle"'));
  lines.forEach(({ points }, i) => {
    parts.push(line(points, `stroke="${kColours[i % kColours.length]}" stroke-width="2"`));
  });
  // The names at the right ends, from above, moved down where they would cover one another.
  let lowest = 0;
  for (const { name, points: ends, colour } of lines.map((one, i) => ({ ...one, colour: kColours[i % kColours.length] }))
    .sort((one, other) => other.points.at(-1)[1] - one.points.at(-1)[1])) {
    const [x, y] = ends.at(-1);
    lowest = Math.max(Y(y) + 4, lowest + 14);
    parts.push(text(X(x) + 8, lowest, `${name} ${y >= 1000 ? `${(y / 1000).toFixed(1)} s` : `${y.toFixed(1)} ms`}`,
                    `fill="${colour}"`));
  }
  await writeFile(path, `<svg xmlns="http://www.w3.org/2000/svg" width="${kWidth}" height="${kHeight}" ` +
    `font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>\n${parts.join("\n")}\n</svg>\n`);
}
