// Short texts kept for other visits. A browser may have no place for them, or not let the page use it:
// then nothing is kept, and nothing is missed.

const kMemoryPrefix = "kohort:";

export class Memory {
  #recalled = new Uint8Array();

  Remember(key, text) {
    try {
      if (text) localStorage.setItem(kMemoryPrefix + key, text);
      else localStorage.removeItem(kMemoryPrefix + key);
      return true;
    } catch {
      return false;
    }
  }

  Recall(key) {
    let text = null;
    try {
      text = localStorage.getItem(kMemoryPrefix + key);
    } catch {}
    this.#recalled = new TextEncoder().encode(text ?? "");
    return this.#recalled;
  }

  Recalled() {
    return this.#recalled;
  }
}
