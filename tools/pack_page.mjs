// Makes the page out of its parts, twice:
//   DIST/index.html   with its files beside it, for any static host. Their names hold a hash of what
//                     is in them, so a host may let browsers keep them for ever
//   DIST/kohort.html  all in one, for opening by double click; it fetches nothing. DIST/licences.txt is
//                     in it, because a file that is passed on alone must carry them
//
//   node tools/pack_page.mjs BUILD DIST      BUILD holds {engine,database,ui}.{js,wasm}
//
// The scripts of web/platform are modules with plain imports of each other. They are joined here, in
// order of their imports, because a page from file:// may not import.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { brotliCompressSync, gzipSync } from "node:zlib";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const Hash = (data, encoding) => createHash("sha256").update(data).digest(encoding);

// The module at `path` below those it imports, each once, without the import and export words.
async function Join(path, seen = new Set()) {
  if (seen.has(path)) return "";
  seen.add(path);
  let text = await readFile(path, "utf8");
  let above = "";
  const imports = /^import \{[^}]*\} from "(\.\/[^"]+)";\n/gm;
  for (const [, name] of text.matchAll(imports)) above += await Join(resolve(dirname(path), name), seen);
  text = text.replace(imports, "").replace(/^export (?=(async )?(class|const|function)\b)/gm, "");
  if (/^(import|export)\b/m.test(text)) throw new Error(`${path}: an import or export of another form.`);
  return above + text;
}

// Module code in one function of its own: the same name at the top of two files is an error here.
async function Bundle(glue, entry) {
  const text = `${glue}\n(() => {\n"use strict";\n${await Join(join(root, "web/platform", entry))}})();\n`;
  new Script(text, { filename: entry });
  return text;
}

// The policies differ in where scripts come from, and in that kohort.html may connect to nothing.
function Policy(style, script, connect) {
  return [
    "default-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `connect-src ${connect}`,
    `style-src 'sha256-${Hash(style, "base64")}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function Fill(shell, values) {
  return shell.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}

function Report(name, data) {
  const kb = (size) => `${(size / 1024).toFixed(1).padStart(9)} KB`;
  const brotli = brotliCompressSync(data).length;
  console.log(`${name.padEnd(28)}${kb(Buffer.byteLength(data))}${kb(brotli)} brotli`);
  return brotli;
}

async function Pack(build, dist) {
  const [shell, engine_glue, database_glue, ui_glue, engine_wasm, database_wasm, ui_wasm] = await Promise.all([
    readFile(join(root, "shell.html"), "utf8"),
    readFile(join(build, "engine.js"), "utf8"),
    readFile(join(build, "database.js"), "utf8"),
    readFile(join(build, "ui.js"), "utf8"),
    readFile(join(build, "engine.wasm")),
    readFile(join(build, "database.wasm")),
    readFile(join(build, "ui.wasm")),
  ]);
  const page_script = await Bundle(ui_glue, "page/main.js");
  const engine_script = await Bundle(`${engine_glue}\n${database_glue}`, "worker/worker.js");
  const style = shell.match(/<style>([^]*?)<\/style>/)[1];

  await mkdir(dist, { recursive: true });
  for (const name of await readdir(dist)) {
    if (/^(ui|engine|database|kohort)-[0-9a-f]{12}\.(js|wasm)$/.test(name)) await rm(join(dist, name));
  }

  const files = [
    { id: "ui-wasm", name: "ui", type: "wasm", data: ui_wasm },
    { id: "engine-wasm", name: "engine", type: "wasm", data: engine_wasm },
    { id: "database-wasm", name: "database", type: "wasm", data: database_wasm, later: true },
    { id: "engine-script", name: "engine", type: "js", data: engine_script },
    { id: "page", name: "kohort", type: "js", data: page_script },
  ];
  let total = 0;
  const links = [];
  for (const { id, name, type, data, later } of files) {
    const file = `${name}-${Hash(data, "hex").slice(0, 12)}.${type}`;
    await writeFile(join(dist, file), data);
    const brotli = Report(file, data);
    if (!later) total += brotli;
    links.push(id === "page"
      ? `<script src="${file}" defer></script>`
      : `<link id="${id}" ${later ? "" : 'rel="preload" as="fetch" '}href="${file}" crossorigin>`);
  }
  const index = Fill(shell, { policy: Policy(style, "'self'", "'self'"), parts: links.join("\n") });
  await writeFile(join(dist, "index.html"), index);
  total += Report("index.html", index);
  console.log(`${"all that index.html loads".padEnd(40)}${(total / 1024).toFixed(1).padStart(9)} KB brotli`);

  // "</script" inside a string or comment would end the element.
  const inline = `\n${page_script.replaceAll("</script", "<\\/script")}`;
  const licences = await readFile(join(dist, "licences.txt"), "utf8");
  const packed = files.filter(({ id }) => id !== "page").map(({ id, data }) =>
    `<script id="${id}" type="application/gzip">${gzipSync(data, { level: 9 }).toString("base64")}</script>`);
  const single = Fill(shell, {
    policy: Policy(style, `'sha256-${Hash(inline, "base64")}'`, "'none'"),
    parts: [
      `<script id="licences" type="text/plain">\n${licences.replaceAll("<", "&lt;")}</script>`,
      ...packed,
      `<script>${inline}</script>`,
    ].join("\n"),
  });
  await writeFile(join(dist, "kohort.html"), single);
  Report("kohort.html", single);
}

const [build, dist] = process.argv.slice(2);
if (!dist) {
  console.error("Usage: node tools/pack_page.mjs BUILD DIST");
  process.exit(2);
}
await Pack(resolve(build), resolve(dist));
