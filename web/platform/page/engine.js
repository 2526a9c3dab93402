// The engine's worker as the page sees it: requests and files in, replies out, and a new worker when
// this one ended. The compiled module is kept, so starting again costs milliseconds.

export class Engine {
  #script;        // promise of the worker's text
  #module;        // promise of the compiled engine.wasm
  #database;      // loads and compiles database.wasm, when an export wants it
  #memory_pages;  // of 64 KiB; undefined = as much as the module may
  #files = new Map();
  #worker = null;
  #generation = 0;
  #waiting = [];  // messages to a worker that is still being made
  #on;

  // on: {reply({json, type, bytes}), stopped(reason)}, never called while a method runs. The reason is
  // the end of a sentence: "it ran out of memory."
  constructor({ script, module, database, memory_pages, on }) {
    this.#script = script;
    this.#module = module;
    this.#database = database;
    this.#memory_pages = memory_pages;
    this.#on = on;
    this.#Start();
  }

  Send(json) {
    this.#Post({ kind: "request", json });
  }

  AddFile(handle, file) {
    this.#files.set(handle, file);
    this.#Post({ kind: "file", handle, file });
  }

  // Ends the worker at once, with whatever it holds, and starts another.
  Restart() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting = [];
    this.#Start();
    for (const [handle, file] of this.#files) this.#Post({ kind: "file", handle, file });
  }

  async #GiveDatabase(worker) {
    try {
      worker.postMessage({ kind: "database", module: await this.#database() });
    } catch (error) {
      worker.postMessage({ kind: "database", error: String(error?.message ?? error) });
    }
  }

  #Post(message) {
    if (this.#worker) this.#worker.postMessage(message);
    else this.#waiting.push(message);
  }

  async #Start() {
    const generation = ++this.#generation;
    const stopped = (reason) => {
      if (generation !== this.#generation) return;  // of a worker that is gone
      ++this.#generation;
      this.#worker?.terminate();
      this.#worker = null;
      this.#on.stopped(reason);
    };
    try {
      const [script, module] = await Promise.all([this.#script, this.#module]);
      if (generation !== this.#generation) return;
      // From a blob, so that it works on any host and from a file opened by double click.
      const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      const worker = new Worker(address, { name: "engine" });
      worker.onmessage = ({ data }) => {
        if (generation !== this.#generation) return;
        if (data.kind === "stopped") stopped(data.reason);
        else if (data.kind === "want") this.#GiveDatabase(worker);
        else this.#on.reply(data);
        URL.revokeObjectURL(address);
      };
      worker.onerror = (event) => stopped(`an error inside it: ${event.message ?? "it did not start."}`);
      worker.postMessage({ kind: "start", module, memory_pages: this.#memory_pages });
      this.#worker = worker;
      for (const message of this.#waiting.splice(0)) worker.postMessage(message);
    } catch (error) {
      stopped(`it could not start: ${error?.message ?? error}`);
    }
  }
}
