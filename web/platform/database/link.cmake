target_link_options(database PRIVATE
  --no-entry                     # functions are called from worker/database.js
  -sINCOMING_MODULE_JS_API=instantiateWasm,onAbort,print,printErr
  -sEXPORTED_RUNTIME_METHODS=HEAPU8)
