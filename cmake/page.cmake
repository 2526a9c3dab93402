# The page's WebAssembly modules, and the page made of them.
#
# web/platform/{engine,database,ui}/*.cpp are a module's sources, *.js in the same folder its JavaScript
# libraries (--js-library). A folder may hold a link.cmake with more target_link_options, such as the
# names it exports.

# Every compiled time zone by name, as files inside the engine: time is computed from the same data by
# the same code as natively.
set(zones "${CMAKE_BINARY_DIR}/zoneinfo")
add_custom_command(
  OUTPUT "${zones}.stamp"
  COMMAND /usr/bin/python3 "${CMAKE_SOURCE_DIR}/tools/make_zones.py" /usr/share/zoneinfo "${zones}"
  COMMAND "${CMAKE_COMMAND}" -E touch "${zones}.stamp"
  DEPENDS "${CMAKE_SOURCE_DIR}/tools/make_zones.py" /usr/share/zoneinfo/tzdata.zi
  COMMENT "Preparing time zones"
  VERBATIM)
add_custom_target(zones DEPENDS "${zones}.stamp")

function(kohort_module name export library)
  set(folder "web/platform/${name}")
  kohort_sources(sources "${folder}/*.cpp")
  if(NOT sources)
    return()
  endif()
  kohort_sources(scripts "${folder}/*.js")
  add_executable(${name} ${sources})
  kohort_compile_options(${name} PRIVATE)
  target_link_libraries(${name} PRIVATE ${library})
  target_link_options(${name} PRIVATE
    -O2
    -sMODULARIZE=1 -sEXPORT_NAME=${export}
    -sALLOW_MEMORY_GROWTH=1
    -sABORTING_MALLOC=0       # a failed allocation is an exception that we catch, not an abort
    -sSTACK_SIZE=1MB
    -sDYNAMIC_EXECUTION=0     # the page's content security policy allows no eval
    ${ARGN})
  foreach(script IN LISTS scripts)
    target_link_options(${name} PRIVATE "SHELL:--js-library \"${script}\"")
  endforeach()
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${scripts})
  include("${CMAKE_SOURCE_DIR}/${folder}/link.cmake" OPTIONAL)
endfunction()

kohort_module(engine KohortEngine kohort_core
  -sENVIRONMENT=worker -sMAXIMUM_MEMORY=4GB "SHELL:--embed-file \"${zones}@/usr/share/zoneinfo\"")
if(TARGET engine)
  add_dependencies(engine zones)
  set_property(TARGET engine APPEND PROPERTY LINK_DEPENDS "${zones}.stamp")
endif()

# SQLite is a seventh of what a first visit would download, and few visits export a database.
kohort_module(database KohortDatabase kohort_core
  -sENVIRONMENT=worker -sMAXIMUM_MEMORY=4GB -sFILESYSTEM=0)

kohort_module(ui KohortUi kohort_ui
  -sENVIRONMENT=web -sMAXIMUM_MEMORY=512MB -sFILESYSTEM=0
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_ENABLE_GET_PROC_ADDRESS=0)

# dist/: index.html with its files, and kohort.html, which is all of them in one.
set(pack "${CMAKE_SOURCE_DIR}/tools/pack_page.mjs")
set(licences "${CMAKE_SOURCE_DIR}/tools/make_licences.py")
file(GLOB pack_found CONFIGURE_DEPENDS "${pack}")
if(pack_found AND TARGET engine AND TARGET ui)
  kohort_sources(glue "web/*.js" "web/*.mjs" "web/*.css" "shell.html" "assets/*")
  add_custom_command(
    OUTPUT "${CMAKE_SOURCE_DIR}/dist/index.html"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_SOURCE_DIR}/dist"
    COMMAND /usr/bin/python3 "${licences}" "${CMAKE_SOURCE_DIR}/dist/licences.txt"
    COMMAND node "${pack}" "${CMAKE_BINARY_DIR}" "${CMAKE_SOURCE_DIR}/dist"
    DEPENDS "${pack}" "${licences}" ${glue} "$<TARGET_FILE:engine>"
            "$<TARGET_FILE:database>" "$<TARGET_FILE:ui>"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    COMMENT "Packing the page"
    VERBATIM)
  add_custom_target(page ALL DEPENDS "${CMAKE_SOURCE_DIR}/dist/index.html")
endif()
