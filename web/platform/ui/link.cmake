target_link_options(ui PRIVATE
  --no-entry                     # functions are called from page/ui.js; there is no main
  -sINCOMING_MODULE_JS_API=instantiateWasm,onAbort,print,printErr
  -sEXPORTED_RUNTIME_METHODS=HEAPU8
  -sGL_TRACK_ERRORS=0)
