// What a first visit downloads.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Test, dist } from "./kit.mjs";

const kMostBytes = 1_200_000;

Test("all that index.html loads is at most 1.2 MB, packed with brotli", async (kit) => {
  const index = await readFile(join(dist, "index.html"));
  const names = [...index.toString().matchAll(/(?:href|src)="([^":]+\.(?:js|wasm))"/g)].map(([, name]) => name);
  assert.equal(names.length, 4);
  const files = await Promise.all(names.map((name) => readFile(join(dist, name))));
  const bytes = [index, ...files].reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
  kit.notes.push(`${bytes} bytes`);
  assert.ok(bytes <= kMostBytes, `${bytes} bytes are more than ${kMostBytes}`);
});
