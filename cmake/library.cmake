# assets/library.json as C++, in the build folder: ${library_source}.
set(library_source "${CMAKE_BINARY_DIR}/generated/library_json.cpp")
set(library_inputs "${CMAKE_SOURCE_DIR}/assets/library.json" "${CMAKE_SOURCE_DIR}/assets/library.id.json")
add_custom_command(
  OUTPUT "${library_source}"
  COMMAND /usr/bin/python3 "${CMAKE_SOURCE_DIR}/tools/make_library.py" ${library_inputs}
          "${library_source}"
  DEPENDS "${CMAKE_SOURCE_DIR}/tools/make_library.py" ${library_inputs}
  COMMENT "Embedding the library of segments"
  VERBATIM)
