// Where engine_main.cpp meets worker.js: the worker passes `post` and `stop` to the module it makes.
addToLibrary({
  // The bytes are copied: the page gets them for itself, and the engine's memory moves when it grows.
  kohort_engine_post__deps: ['$UTF8ToString'],
  kohort_engine_post: (json, jsonSize, bytes, bytesSize) => {
    const from = bytes >>> 0;  // addresses past 2 GB arrive negative
    Module.post(UTF8ToString(json, jsonSize),
                bytesSize ? HEAPU8.slice(from, from + (bytesSize >>> 0)) : null);
  },

  kohort_engine_stop__deps: ['$UTF8ToString'],
  kohort_engine_stop: (reason, size) => Module.stop(UTF8ToString(reason, size)),
});
