// SQLite, in a module of its own (platform/database) that the page hands over when it is first asked
// for a database. KohortDatabase, the module's factory, stands above this text in the worker's script.
import { Instantiate } from "./instantiate.js";

export class Database {
  #module = null;

  get loaded() {
    return this.#module !== null;
  }

  // `compiled`: database.wasm.
  async Load(compiled, on_abort) {
    this.#module = await Instantiate(KohortDatabase, compiled, on_abort);
  }

  // As database_main.cpp has them.
  Begin() {
    return this.#module._kohort_database_begin();
  }

  Add(calls) {
    const at = this.#module._kohort_database_space(calls.length) >>> 0;
    if (at === 0) return false;
    this.#module.HEAPU8.set(calls, at);
    return this.#module._kohort_database_add();
  }

  Finish() {
    return this.#module._kohort_database_finish();
  }

  Told() {
    const at = this.#module._kohort_database_told() >>> 0;
    return this.#module.HEAPU8.subarray(at, at + (this.#module._kohort_database_told_size() >>> 0));
  }

  End() {
    this.#module._kohort_database_end();
  }
}
