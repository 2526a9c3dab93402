// Makes one of Emscripten's modules from what the page has compiled.
export function Instantiate(factory, compiled, on_abort, options = {}) {
  return factory({
    ...options,
    onAbort: on_abort,
    print: () => {},
    printErr: () => {},
    instantiateWasm: (imports, done) => {
      WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled), on_abort);
      return {};
    },
  });
}
