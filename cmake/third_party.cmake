# Everything that is not ours, from where tools/setup put it. THIRD_PARTY.md says what and why.

set(toolchain "${CMAKE_SOURCE_DIR}/.toolchain")
if(NOT EXISTS "${toolchain}/stamp")
  message(FATAL_ERROR "Run tools/setup first.")
endif()

foreach(name json fast_float doctest)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE "${toolchain}/include")
endforeach()

# SQLite: one thread, no extensions, and none of what its makers advise to leave out
# (sqlite.org/compile.html, "Recommended Compile-time Options"), nor what a file of plain tables never
# asks for.
set(sqlite_folder "${CMAKE_SOURCE_DIR}/node_modules/better-sqlite3/deps/sqlite3")
add_library(sqlite STATIC "${sqlite_folder}/sqlite3.c")
target_include_directories(sqlite SYSTEM PUBLIC "${sqlite_folder}")
target_compile_definitions(sqlite PRIVATE
  SQLITE_DEFAULT_MEMSTATUS=0
  SQLITE_DEFAULT_WAL_SYNCHRONOUS=1
  SQLITE_DQS=0
  SQLITE_LIKE_DOESNT_MATCH_BLOBS
  SQLITE_MAX_EXPR_DEPTH=0
  SQLITE_OMIT_AUTOINIT
  SQLITE_OMIT_AUTHORIZATION
  SQLITE_OMIT_AUTORESET
  SQLITE_OMIT_AUTOVACUUM
  SQLITE_OMIT_BLOB_LITERAL
  SQLITE_OMIT_COMPILEOPTION_DIAGS
  SQLITE_OMIT_COMPLETE
  SQLITE_OMIT_DECLTYPE
  SQLITE_OMIT_DEPRECATED
  SQLITE_OMIT_GET_TABLE
  SQLITE_OMIT_INCRBLOB
  SQLITE_OMIT_JSON
  SQLITE_OMIT_LOAD_EXTENSION
  SQLITE_OMIT_PROGRESS_CALLBACK
  SQLITE_OMIT_SHARED_CACHE
  SQLITE_OMIT_TCL_VARIABLE
  SQLITE_OMIT_TRACE
  SQLITE_OMIT_UTF16
  SQLITE_OMIT_WAL
  SQLITE_STRICT_SUBTYPE=1
  SQLITE_THREADSAFE=0
  SQLITE_USE_ALLOCA)
target_compile_options(sqlite PRIVATE -w)
if(KOHORT_SANITIZE MATCHES "fuzzer")
  # No fuzz target reaches it, and to instrument its one file takes minutes.
  target_compile_options(sqlite PRIVATE -fno-sanitize=all)
endif()

# Howard Hinnant's date: reads the system's compiled zone files, downloads nothing.
add_library(date_tz STATIC "${toolchain}/src/date/src/tz.cpp")
target_include_directories(date_tz SYSTEM PUBLIC "${toolchain}/src/date/include")
target_compile_definitions(date_tz PUBLIC USE_OS_TZDB=1 HAS_REMOTE_API=0 AUTO_DOWNLOAD=0)
target_compile_options(date_tz PRIVATE -w)

# zlib without its functions on files. Deflating is there for tests, and costs the programs nothing: it
# is not linked where nothing calls it.
set(zlib_folder "${toolchain}/src/zlib")
set(zlib_sources adler32 crc32 deflate inffast inflate inftrees trees zutil)
list(TRANSFORM zlib_sources REPLACE "(.+)" "${zlib_folder}/\\1.c")
add_library(zlib STATIC ${zlib_sources})
target_include_directories(zlib SYSTEM PUBLIC "${zlib_folder}")
target_compile_options(zlib PRIVATE -w)
kohort_hot(${zlib_sources})

# RE2, without its sets and filters of many expressions. It counts references with locks, which cost
# one thread nothing to speak of.
set(re2_folder "${toolchain}/src/re2")
set(re2_sources bitstate compile dfa mimics_pcre nfa onepass parse perl_groups prog re2 regexp simplify
                stringpiece tostring unicode_casefold unicode_groups)
list(TRANSFORM re2_sources REPLACE "(.+)" "${re2_folder}/re2/\\1.cc")
add_library(re2 STATIC ${re2_sources} "${re2_folder}/util/rune.cc" "${re2_folder}/util/strutil.cc")
target_include_directories(re2 SYSTEM PUBLIC "${re2_folder}")
target_compile_options(re2 PRIVATE -w)

# Dear ImGui. Its configuration is ours: web/ui/imconfig.h.
set(imgui_folder "${toolchain}/src/imgui")
add_library(imgui STATIC
  "${imgui_folder}/imgui.cpp" "${imgui_folder}/imgui_draw.cpp" "${imgui_folder}/imgui_tables.cpp"
  "${imgui_folder}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_folder}")
target_compile_definitions(imgui PUBLIC "IMGUI_USER_CONFIG=\"${CMAKE_SOURCE_DIR}/web/ui/imconfig.h\"")
# Its list clipper turns FLT_MAX into an int, for "to the end".
target_compile_options(imgui PRIVATE -w -fno-sanitize=float-cast-overflow)
if(EMSCRIPTEN)
  set(backend "${imgui_folder}/backends/imgui_impl_opengl3.cpp")
  target_sources(imgui PRIVATE "${backend}")
  # What it reads back, it is told by web/platform/ui/gl_state.cpp.
  set_source_files_properties("${backend}" PROPERTIES COMPILE_DEFINITIONS
    "glGetIntegerv=kohort_gl_get_integer")
  target_include_directories(imgui SYSTEM PUBLIC "${imgui_folder}/backends")
  target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
endif()
