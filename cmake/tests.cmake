# doctest programs. A folder may bring its own main.cpp; without one doctest's is used.

function(kohort_tests name folder)
  kohort_sources(sources "${folder}/*.cpp")
  if(NOT sources)
    return()
  endif()
  if(NOT EXISTS "${CMAKE_SOURCE_DIR}/${folder}/main.cpp")
    list(APPEND sources "${CMAKE_SOURCE_DIR}/cmake/doctest_main.cpp")
  endif()
  add_executable(${name} ${sources})
  kohort_compile_options(${name} PRIVATE)
  # For the files that tests read: tests/data, and ../shared where it exists.
  target_compile_definitions(${name} PRIVATE KOHORT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE ${ARGN} doctest)
  if(EMSCRIPTEN)
    # Under node with the machine's own files, zone files included.
    target_link_options(${name} PRIVATE -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1
      -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB)
  endif()
endfunction()

kohort_tests(core_tests tests/core kohort_core)
if(NOT EMSCRIPTEN)
  kohort_tests(ui_tests tests/ui kohort_ui kohort_core)
endif()

# Fuzz targets, in the preset that instruments the code for them: fuzz_NAME of tests/fuzz/NAME.cpp.
if(KOHORT_SANITIZE MATCHES "fuzzer")
  add_custom_target(fuzz)
  kohort_sources(fuzz_sources "tests/fuzz/*.cpp")
  foreach(source IN LISTS fuzz_sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(fuzz_${name} "${source}")
    kohort_compile_options(fuzz_${name} PRIVATE)
    target_link_libraries(fuzz_${name} PRIVATE kohort_core)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz fuzz_${name})
  endforeach()
endif()
