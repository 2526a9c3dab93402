target_link_options(engine PRIVATE
  --no-entry                     # functions are called from worker.js; there is no main
  -sINCOMING_MODULE_JS_API=instantiateWasm,wasmMemory,onAbort,print,printErr
  -sEXPORTED_RUNTIME_METHODS=HEAPU8
  # The worker may pass a memory with a lower maximum, so that running out of it can be tested.
  -sIMPORTED_MEMORY=1 -sINITIAL_MEMORY=32MB)
