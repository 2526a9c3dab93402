// The page's parts: the WebAssembly modules and the worker's script.
//
// Each stands in the document under its ID, in one of two forms that tools/pack_page.mjs writes:
// a <link> to a file beside index.html, or, in kohort.html, an inert <script> that holds it, gzip in
// base64, so that nothing has to be fetched.

function FromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

async function Open(id) {
  const element = document.getElementById(id);
  if (element.href) {
    const response = await fetch(element.href);
    if (!response.ok) throw new Error(`${element.href} could not be loaded (${response.status}).`);
    return response;
  }
  const packed = new Blob([FromBase64(element.textContent.trim())]);
  element.remove();  // the text is not needed again
  return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")),
                      { headers: { "Content-Type": "application/wasm" } });
}

// Compiles while the bytes arrive, where the server names their type.
export async function LoadModule(id) {
  const response = await Open(id);
  if (response.headers.get("Content-Type") === "application/wasm") {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export async function LoadText(id) {
  return (await Open(id)).text();
}

// A function that loads when it is first called, and again if that failed.
export function LoadOnce(load) {
  let loading = null;
  return () => (loading ??= load().catch((error) => {
    loading = null;
    throw error;
  }));
}
