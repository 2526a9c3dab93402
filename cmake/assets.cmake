# Fonts and icons as C++: "generated/fonts.h" and "generated/icons.h", in the build folder so that
# presets building at once do not write over each other.

set(generated "${CMAKE_BINARY_DIR}/generated")
set(python /usr/bin/python3)  # Debian's: fontTools comes from apt, another python3 on PATH lacks it
set(lucide "${CMAKE_SOURCE_DIR}/node_modules/lucide-static/font")

add_custom_command(
  OUTPUT "${generated}/fonts.cpp" "${generated}/fonts.h" "${generated}/icons.h"
  COMMAND "${python}" "${CMAKE_SOURCE_DIR}/tools/make_fonts.py"
          --inter /usr/share/fonts/opentype/inter --lucide "${lucide}"
          --icons "${CMAKE_SOURCE_DIR}/assets/icons.txt" --to "${generated}"
  DEPENDS "${CMAKE_SOURCE_DIR}/tools/make_fonts.py" "${CMAKE_SOURCE_DIR}/assets/icons.txt"
          "${lucide}/lucide.ttf"
  COMMENT "Subsetting fonts"
  VERBATIM)
add_library(kohort_fonts STATIC "${generated}/fonts.cpp" "${generated}/fonts.h" "${generated}/icons.h")
target_compile_options(kohort_fonts PRIVATE -w)  # string literals longer than the standard promises
target_include_directories(kohort_fonts PUBLIC "${CMAKE_BINARY_DIR}")
