// Files out: an export's bytes, collected as they come, become a download.

const kKeepMs = 60_000;  // browsers read the file after the click, and do not tell when they are done

export class Downloads {
  #parts = [];

  // Each reply of the engine, in order. A part before the last has bytes and no type.
  Take({ type, json, bytes }) {
    if (bytes) this.#parts.push(bytes);
    if (type === "export") {
      const { file_name, media_type } = JSON.parse(json);
      this.Save(file_name, new Blob(this.#parts, { type: media_type }));
    }
    if (type === "export" || type === "error") this.Drop();
  }

  Drop() {
    this.#parts = [];
  }

  Save(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), kKeepMs);
  }
}
