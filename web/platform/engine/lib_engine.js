// Where engine_main.cpp meets worker.js: the worker passes `post` and `stop` to the module it makes.
addToLibrary({
  // The bytes are copied: the page gets them for itself, and the engine's memory moves when it grows.
  kohort_engine_post__deps: ['$UTF8ToString'],
  kohort_engine_post: (json, jsonSize, bytes, bytesSize) => {
    const from = bytes >>> 0;  // addresses past 2 GB arrive negative
    Module.post(UTF8ToString(json, jsonSize),
                bytesSize ? HEAPU8.slice(from, from + (bytesSize >>> 0)) : null);
  },

  // SQLite's module (worker/database.js), where sqlite_file.cpp meets it.
  kohort_database_begin: () => Module.database.Begin(),
  kohort_database_add: (calls, size) => {
    const from = calls >>> 0;
    return Module.database.Add(HEAPU8.subarray(from, from + (size >>> 0)));
  },
  kohort_database_finish: () => Module.database.Finish(),
  kohort_database_told_size: () => Module.database.Told().length,
  kohort_database_take: (to) => {
    HEAPU8.set(Module.database.Told(), to >>> 0);
    Module.database.End();
  },

  kohort_engine_stop__deps: ['$UTF8ToString'],
  kohort_engine_stop: (reason, size) => Module.stop(UTF8ToString(reason, size)),
});
