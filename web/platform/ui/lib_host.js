// Where host.cpp meets the page's scripts: page/main.js passes the object `host` to the module.
addToLibrary({
  kohort_host_send__deps: ['$UTF8ToString'],
  kohort_host_send: (json, size) => Module.host.send(UTF8ToString(json, size)),

  kohort_host_choose_files: () => Module.host.chooseFiles(),
  kohort_host_read_file: (handle) => Module.host.readFile(handle),
  kohort_host_save_file__deps: ['$UTF8ToString'],
  kohort_host_save_file: (name, name_size, type, type_size, text, size) => Module.host.saveFile(
      UTF8ToString(name, name_size), UTF8ToString(type, type_size), UTF8ToString(text, size)),
  kohort_host_copy_link__deps: ['$UTF8ToString'],
  kohort_host_copy_link: (text, size) => Module.host.copyLink(UTF8ToString(text, size)),
  kohort_host_remember__deps: ['$UTF8ToString'],
  kohort_host_remember: (key, key_size, text, size) =>
      Module.host.remember(UTF8ToString(key, key_size), UTF8ToString(text, size)),
  // Two calls, as for the clipboard.
  kohort_host_recall__deps: ['$UTF8ToString'],
  kohort_host_recall: (key, size) => Module.host.recall(UTF8ToString(key, size)).length,
  kohort_host_recalled: (to) => HEAPU8.set(Module.host.recalled(), to),
  kohort_host_show_language__deps: ['$UTF8ToString'],
  kohort_host_show_language: (tag, size) => Module.host.showLanguage(UTF8ToString(tag, size)),
  kohort_host_restart_engine: () => Module.host.restartEngine(),

  kohort_host_copy__deps: ['$UTF8ToString'],
  kohort_host_copy: (text, size) => Module.host.copy(UTF8ToString(text, size)),

  // Two calls, so that C++ owns the memory: how many bytes, then the bytes.
  kohort_host_clipboard_size: () => Module.host.clipboard().length,
  kohort_host_clipboard: (to) => HEAPU8.set(Module.host.clipboard(), to),

  kohort_host_cursor__deps: ['$UTF8ToString'],
  kohort_host_cursor: (css, size) => Module.host.showCursor(UTF8ToString(css, size)),

  // Again two calls: 1 with the measures, a KohortGlyph, or 0; then the pixels.
  kohort_host_paint_glyph: (letter, weight, em, to) => {
    const glyph = Module.host.paintGlyph(letter, weight, em);
    if (!glyph) return 0;
    HEAPF32.set([glyph.advance, glyph.left, glyph.top, glyph.width, glyph.height, glyph.colored], to >> 2);
    return 1;
  },
  kohort_host_glyph_pixels: (to) => HEAPU32.set(Module.host.glyphPixels(), to >> 2),

  kohort_host_text_input: (wanted, x, y, height) =>
      Module.host.textInput(wanted !== 0, x, y, height),
});
