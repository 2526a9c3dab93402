# How our own code is compiled, everywhere alike. Third-party code gets none of the warnings.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# Natively asserts stay on: a broken invariant should stop the tests and the command. The page goes
# without them.
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

set(KOHORT_SANITIZE "" CACHE STRING "Sanitizers for all code, third-party included")
if(KOHORT_SANITIZE)
  add_compile_options(-fsanitize=${KOHORT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${KOHORT_SANITIZE})
endif()

if(EMSCRIPTEN)
  # Exceptions must be of one kind through the whole module. Browsers that have these and SIMD also
  # convert doubles to integers without a trap, which takes less code.
  add_compile_options(-fwasm-exceptions -msimd128 -mnontrapping-fptoint)
  add_link_options(-fwasm-exceptions)
  # A page is downloaded: what runs once a click is compiled for size, what runs once a row for speed
  # (kohort_hot). That takes a fifth off all that the page loads.
  set(CMAKE_C_FLAGS_RELEASE "-Oz -DNDEBUG")
  set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_link_options(-fuse-ld=lld)
endif()

# Sources that run once a row, not once a click.
function(kohort_hot)
  if(EMSCRIPTEN)
    set_property(SOURCE ${ARGN} APPEND PROPERTY COMPILE_OPTIONS -O2)
  endif()
endfunction()

function(kohort_compile_options target scope)
  target_compile_options(${target} ${scope} -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 sees overlaps in std::string's own operator+ that are not there (GCC bug 105651).
    target_compile_options(${target} ${scope} -Wno-restrict)
  elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND NOT EMSCRIPTEN)
    # g++ 12's library marks what its own stable_sort calls as deprecated, and clang tells us.
    target_compile_options(${target} ${scope} -Wno-deprecated-declarations)
  endif()
endfunction()
