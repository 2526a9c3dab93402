// A static file server for the page: this machine only, no special headers, nothing cached.
//   node tools/serve_static.mjs FOLDER [--port N]
// The end-to-end tests import Serve.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const kTypes = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",  // streaming compilation asks for this type
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
};

async function Respond(folder, request, response) {
  const fail = (status) => response.writeHead(status, { "Content-Type": "text/plain" }).end(`${status}\n`);
  if (request.method !== "GET" && request.method !== "HEAD") return fail(405);
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    return fail(400);
  }
  if (path.includes("\0")) return fail(400);
  if (path.endsWith("/")) path += "index.html";
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep)) return fail(404);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return fail(404);
  response.writeHead(200, {
    "Content-Type": kTypes[extname(file)] ?? "application/octet-stream",
    "Content-Length": found.size,
    "Cache-Control": "no-store",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

// Serves `folder` on 127.0.0.1. Port 0 takes any; with `search` a taken port is passed over for the next.
export function Serve(folder, { port = 0, search = false } = {}) {
  folder = resolve(folder);
  const server = createServer((request, response) => {
    Respond(folder, request, response).catch(() => response.destroy());
  });
  return new Promise((done, fail) => {
    let tries = search ? 100 : 1;
    server.on("error", (error) => {
      if (error.code === "EADDRINUSE" && --tries > 0) server.listen(++port, "127.0.0.1");
      else fail(error);
    });
    server.on("listening", () => {
      const taken = server.address().port;
      done({ port: taken, url: `http://localhost:${taken}/`, close: () => server.close() });
    });
    server.listen(port, "127.0.0.1");
  });
}

async function Main(args) {
  const [folder, option, value] = args;
  const port = option === undefined ? 8000 : Number(value);
  if (!folder || (option !== undefined && option !== "--port") || args.length > 3 ||
      !Number.isInteger(port) || port < 0 || port > 65535) {
    console.error("usage: serve [--port N], N from 0 to 65535");
    process.exit(2);
  }
  try {
    const { url } = await Serve(folder, { port, search: option === undefined });
    console.log(`Kohort is at ${url}`);
  } catch (error) {
    console.error(error.code === "EADDRINUSE"
      ? `Port ${port} is taken. Choose another with --port, or stop what uses it.`
      : String(error.message));
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await Main(process.argv.slice(2));
