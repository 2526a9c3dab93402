// Files in: chosen, or dragged onto the page. Each gets a handle, the number by which page and engine
// speak of it; the File itself goes to the worker, which reads it.

export class Files {
  #ui;
  #engine;
  #input;
  #next = 1;
  #files = new Map();  // by handle

  constructor(ui, engine, input) {
    this.#ui = ui;
    this.#engine = engine;
    this.#input = input;
    input.addEventListener("change", () => {
      this.#Take(input.files);
      input.value = "";  // so that choosing the same file again is a change
    });
    this.#WatchDrag();
  }

  Choose() {
    this.#input.click();
  }

  // The page gets its text, or none where it cannot be read.
  async Read(handle) {
    const text = await this.#files.get(handle).text().catch(() => "");
    this.#ui.CallWithText("file_read", text, handle);
  }

  #Take(files) {
    if (files.length === 0) return;
    for (const file of files) {
      const handle = this.#next++;
      this.#files.set(handle, file);
      this.#engine.AddFile(handle, file);
      this.#ui.CallWithText("file", file.name, handle, file.size);
    }
    this.#ui.Call("files_chosen");
  }

  #WatchDrag() {
    let depth = 0;  // entering an inner element comes before leaving the outer
    const has_files = (event) => event.dataTransfer?.types.includes("Files");
    const listen = (type, call) => addEventListener(type, (event) => {
      if (!has_files(event)) return;
      event.preventDefault();  // else the browser opens the file
      call(event);
    });
    listen("dragenter", () => {
      if (++depth === 1) this.#ui.Call("files_hover", true);
    });
    listen("dragleave", () => {
      if (--depth === 0) this.#ui.Call("files_hover", false);
    });
    listen("dragover", (event) => {
      event.dataTransfer.dropEffect = "copy";
    });
    listen("drop", (event) => {
      depth = 0;
      this.#ui.Call("files_hover", false);
      this.#Take(event.dataTransfer.files);
    });
  }
}
