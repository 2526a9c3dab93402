// Dear ImGui as Kohort builds it (IMGUI_USER_CONFIG). Native tests and the page compile with the
// same switches, so that what the tests step through is what the browser runs.
#pragma once

// Only names that will still be there in the next release.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// No demo, no debug windows: neither is reachable from the page, together they weigh 200 KB.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS

// The page has no files and no shell, and window settings are not kept in an .ini file.
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// Inter is the only font: generated/fonts.h.
#define IMGUI_DISABLE_DEFAULT_FONT

// A long table in one window passes 65,535 vertices.
#define ImDrawIdx unsigned int

// Names of people hold characters past U+FFFF.
#define IMGUI_USE_WCHAR32

// Reports every item's label and rectangle: tests click by label, and screen readers get a mirror
// of the page. The hook functions are ours, in web/ui.
#define IMGUI_ENABLE_TEST_ENGINE
