// Links to this page whose fragment holds audiences: #s= and the text, deflated, in base64url. A
// fragment stays in the browser: it is part of no request.
const kMostTextBytes = 1 << 20;  // of a link that is opened

// All that comes out of the stream for these bytes, or an error where that is more than so much.
async function Through(stream, bytes, most) {
  const parts = [];
  let size = 0;
  for await (const part of Read(new Blob([bytes]).stream().pipeThrough(stream).getReader())) {
    size += part.length;
    if (size > most) throw new Error("too long");
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

// Streams are not iterable everywhere.
async function* Read(reader) {
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function ToBase64Url(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function FromBase64Url(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

export class Links {
  #ui;
  #clipboard;

  constructor(ui, clipboard) {
    this.#ui = ui;
    this.#clipboard = clipboard;
    addEventListener("hashchange", () => this.Open());
  }

  async Copy(text) {
    const bytes = new TextEncoder().encode(text);
    const packed = await Through(new CompressionStream("deflate-raw"), bytes, Infinity);
    const page = location.href.split("#")[0];
    this.#ui.Call("link_copied", await this.#clipboard.Copy(`${page}#s=${ToBase64Url(packed)}`));
  }

  // What the page was opened with, once: reloading must not bring back what was changed since.
  async Open() {
    const found = /[#&]s=([^&]*)/.exec(location.hash);
    if (!found) return;
    history.replaceState(null, "", location.href.replace(found[0], found[0][0]).replace(/#$/, ""));
    let text = "";
    try {
      const bytes = FromBase64Url(found[1]);
      text = new TextDecoder().decode(
          await Through(new DecompressionStream("deflate-raw"), bytes, kMostTextBytes));
    } catch {}  // the page says that the link is broken
    this.#ui.CallWithText("link_opened", text);
  }
}
