// The import page: sources, what their rows are, formats, reading, filters, mappings.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "core/import/mapping_json.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

void Open(TestPage& page, const Preview& preview) {
  page.page().FilesChosen({{.handle = 1, .name = "orders.csv", .size_bytes = 48'213}});
  page.Settle();
  page.Answer<OpenRequest>(preview);
}

const SourceMapping& Asked(TestPage& page, std::size_t source = 0) {
  return page.host().Last<RemapRequest>().mapping.sources[source];
}

// Activity, and a file of products that lacks what it is looked up by.
Preview TwoSources() {
  Preview preview = samples::ActivityPreview();
  SourcePreview& products = preview.sources.emplace_back();
  products.kind = SourceKind::kLookup;
  for (const char* name : {"products_2025.csv", "products_2026.csv", "products_old.csv"}) {
    FilePreview& file = products.files.emplace_back();
    file.name = name;
    file.size_bytes = 1000;
    file.format = "CSV";
    file.compression = "gzip";
    file.encoding = "Windows-1252";
    file.delimiter = "semicolon";
  }
  for (const char* name : {"sku", "category", "price"}) {
    ColumnPreview& column = products.columns.emplace_back();
    column.column = name;
    column.type = "text";
    column.examples = {"a", "b"};
  }
  products.columns[2].type = "number";
  products.columns[2].format = "1.234,56";
  products.columns[2].read_as = "1.234,56, IDR";
  products.rows = {{"a", "Chairs", "1.500,00"}};
  products.notices = {{.code = "key_missing",
                       .text = "Say which column is looked up.",
                       .rows = 0,
                       .file = "",
                       .line = 0}};
  preview.can_import = false;
  return preview;
}

}  // namespace

TEST_CASE("One source needs no choice of sources; of several the incomplete one shows first") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  CHECK(page.Find("activity_2024-2026.csv", "tab") == nullptr);
  Open(page, TwoSources());
  page.Look("import-two-sources");
  CHECK(page.Find("activity_2024-2026.csv", "tab") != nullptr);
  const Item& products = page.Get("products_2025.csv + 2", "tab");
  CHECK(products.checked);
  CHECK(products.value == "Lookup, please check");
  CHECK(page.Shows("CSV · Windows-1252 · semicolon · gzip"));
  CHECK(page.Find("Meaning of sku", "combobox") != nullptr);
  page.Click("activity_2024-2026.csv", "tab");
  CHECK(page.Find("Meaning of city", "combobox") != nullptr);
  CHECK(page.Find("Meaning of sku", "combobox") == nullptr);
}

TEST_CASE("Where the sources have no room side by side they are a list") {
  TestPage page({.width = 390, .height = 844});
  Open(page, TwoSources());
  page.Look("import-two-sources-phone");
  page.Pick("Source", "Events · activity_2024-2026.csv");
  CHECK(page.Find("Meaning of customer_id", "combobox") != nullptr);
}

TEST_CASE("A lookup says what it is found by, and in which property of the events") {
  TestPage page;
  Open(page, TwoSources());
  page.Pick("Column to look up", "sku");
  CHECK(Asked(page, 1).key == "sku");
  page.Pick("Event property", "product");
  CHECK(Asked(page, 1).property == "product");
  CHECK(Asked(page, 1).key == "sku");
}

TEST_CASE("What each row is changes what columns may mean, and can be taken back") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  page.Pick("What each row is", "a customer’s profile");
  CHECK(Asked(page).kind == SourceKind::kProfiles);
  CHECK(Asked(page).columns[0].meaning == Meaning::kCustomer);
  CHECK(Asked(page).columns[3].meaning == Meaning::kAttribute);
  page.Click("Meaning of city", "combobox");
  CHECK(page.Find("Amount", "option") == nullptr);
  CHECK(page.Find("Email", "option") != nullptr);
  page.Press(ImGuiKey_Escape);
  page.Pick("What each row is", "an event");
  CHECK(Asked(page).columns[3].meaning == Meaning::kAmount);
}

TEST_CASE("A list of customers has a name") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  page.Pick("What each row is", "a customer on a list");
  CHECK(Asked(page).columns[3].meaning == Meaning::kIgnore);
  page.Click("Name of the list", "textbox");
  page.Type("Loyal");
  page.Press(ImGuiKey_Enter);
  CHECK(Asked(page).list == "Loyal");
  CHECK(Asked(page).kind == SourceKind::kList);
}

TEST_CASE("A meaning is found by typing a part of its name, and Enter alone changes none") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  page.Click("Meaning of city", "combobox");
  page.Press(ImGuiKey_Enter);
  CHECK(page.host().Count<RemapRequest>() == 0);
  page.Press(ImGuiKey_Escape);
  page.Click("Meaning of city", "combobox");
  page.Type("whats");
  page.Press(ImGuiKey_Enter);
  CHECK(Asked(page).columns[6].meaning == Meaning::kConsentWhatsapp);
}

TEST_CASE("A number's format is shown as detected, chosen, and left to the guess again") {
  TestPage page;
  Preview preview = samples::ActivityPreview();
  preview.sources[0].columns[3].format = "1.234,56";
  preview.sources[0].columns[3].read_as = "1.234,56, IDR";
  Open(page, preview);
  CHECK(page.Get("How to read amount", "combobox").value == "1.234,56, IDR");
  page.Pick("How to read amount", "1,234.56");
  CHECK(Asked(page).columns[3].format == "1,234.56");
  preview.sources[0].columns[3].format = preview.sources[0].columns[3].read_as = "1,234.56";
  preview.sources[0].columns[3].format_chosen = true;
  page.Answer<RemapRequest>(preview);
  page.Pick("How to read amount", "as detected");
  CHECK(Asked(page).columns[3].format.empty());
}

TEST_CASE("A time's format is one of eleven") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  CHECK(page.Get("How to read timestamp", "combobox").value == "year-month-day");
  page.Pick("How to read timestamp", "Excel day numbers");
  CHECK(Asked(page).columns[2].format == "excel");
}

TEST_CASE("An unsure guess asks to be checked, a sure one does not") {
  TestPage page;
  Preview preview = samples::ActivityPreview();
  preview.sources[0].columns[6].confidence = 0.6;
  Open(page, preview);
  CHECK(page.Find("Please check city") != nullptr);
  CHECK(page.Find("Please check email") == nullptr);
}

TEST_CASE("Each question stands with its answer") {
  TestPage page;
  Preview preview = samples::ActivityPreview();
  SourcePreview& source = preview.sources[0];
  source.columns[3].format = "1,234.56";
  const auto ask = [&](const char* code, const char* text) {
    source.notices.push_back({.code = code, .text = text, .rows = 0, .file = "", .line = 0});
  };
  SUBCASE("how a number is written") {
    ask("number_unclear", "The numbers of \"amount\", such as \"1.500\", can be read in two ways.");
    Open(page, preview);
    page.Look("import-questions");
    page.Pick("Read amount as", "1.234,56");
    CHECK(Asked(page).columns[3].format == "1.234,56");
  }
  SUBCASE("the encoding") {
    ask("encoding_unclear", "The text is read as UTF-8, which is a guess.");
    Open(page, preview);
    page.Pick("Encoding", "Windows-1252");
    CHECK(Asked(page).reading.encoding == "Windows-1252");
  }
  SUBCASE("IDs that are numbers") {
    ask("ids_joined", "All IDs are whole numbers, some written as \"17850.0\".");
    Open(page, preview);
    page.Pick("Read customer_id as", "text as written");
    CHECK(Asked(page).columns[0].format == "text");
  }
}

TEST_CASE("How the file is read can be said where the guess is wrong") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  CHECK(page.Find("Delimiter", "combobox") == nullptr);  // out of the way
  page.Click("How it is read", "link");
  page.Look("import-reading");
  CHECK(page.Get("Delimiter", "combobox").value == "comma");
  SUBCASE("the delimiter") {
    page.Pick("Delimiter", "tab");
    CHECK(Asked(page).reading.delimiter == "\t");
    Preview preview = samples::ActivityPreview();
    preview.sources[0].reading.delimiter = "\t";
    page.Answer<RemapRequest>(preview);
    CHECK(page.Get("Delimiter", "combobox").value == "tab");
    page.Pick("Delimiter", "as detected");
    CHECK(Asked(page).reading.delimiter.empty());
  }
  SUBCASE("another delimiter") {
    page.Pick("Delimiter", "another character");
    page.Click("Delimiter character", "textbox");
    page.Type("~");
    page.Press(ImGuiKey_Enter);
    CHECK(Asked(page).reading.delimiter == "~");
  }
  SUBCASE("the quote") {
    page.Pick("Quote", "single, '");
    CHECK(Asked(page).reading.quote == "'");
  }
  SUBCASE("the header") {
    page.Pick("Column names", "none");
    CHECK(Asked(page).reading.header == "no");
  }
  SUBCASE("what cannot be leaves the page as it was") {
    page.Pick("Encoding", "UTF-16LE");
    page.Answer<RemapRequest>(ErrorReply{{"file_not_text", "This is no text.", "a.csv", ""}});
    CHECK(page.Shows("This is no text."));
    page.Pick("Meaning of city", "Event time");
    CHECK(Asked(page).reading.encoding.empty());
  }
}

TEST_CASE("Rows are filtered by column, comparison and value") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  page.Click("Filter rows", "link");
  REQUIRE(Asked(page).filters.size() == 1);
  CHECK(Asked(page).filters[0].op == FilterOp::kIsNotEmpty);  // every row passes
  page.Pick("Column of filter 1", "channel");
  page.Pick("Comparison of filter 1", "is any of");
  page.Click("Value of filter 1", "textbox");
  page.Type("web, pos");
  page.Press(ImGuiKey_Enter);
  page.Look("import-filters");
  CHECK(Asked(page).filters[0] == RowFilter{"channel", FilterOp::kIsAnyOf, "web, pos"});
  page.Click("Add a filter", "link");
  CHECK(Asked(page).filters.size() == 2);
  page.Click("Remove filter 1", "button");
  REQUIRE(Asked(page).filters.size() == 1);
  CHECK(Asked(page).filters[0].column == "customer_id");
}

TEST_CASE("A mapping is saved as a file, and one is used") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  page.Pick("Meaning of city", "Ignore");
  page.Click("Mapping", "button");
  page.Click("Save mapping", "option");
  REQUIRE(page.host().saved.size() == 1);
  CHECK(page.host().saved.begin()->first == "activity_2024-2026.mapping.json");
  const std::string text = page.host().saved.begin()->second;
  const Result<Mapping> saved = ReadMapping(text);
  REQUIRE(saved.has_value());
  CHECK(saved->sources[0].columns[6].meaning == Meaning::kIgnore);

  page.Pick("Meaning of city", "Property");
  page.Click("Mapping", "button");
  page.Click("Use a mapping file", "option");
  CHECK(page.host().choosers == 1);
  page.page().FilesChosen({{.handle = 9, .name = "mine.txt", .size_bytes = text.size()}});
  CHECK(page.host().reads == std::vector<std::uint64_t>{9});
  SUBCASE("that fits") {
    page.page().FileRead(9, text);
    page.Settle();
    CHECK(Asked(page).columns[6].meaning == Meaning::kIgnore);
    CHECK(page.host().Count<OpenRequest>() == 1);
  }
  SUBCASE("that is none") {
    page.page().FileRead(9, "{\"a\": 1}");
    page.Settle();
    CHECK(page.Shows("This JSON file is no mapping of Kohort's."));
    CHECK(page.Find("Meaning of city", "combobox") != nullptr);
  }
}

TEST_CASE("A dropped JSON file is a mapping where it says so, and data where it does not") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  const std::string mapping = WriteMapping(samples::ActivityPreview().ToMapping());
  const std::size_t remaps = page.host().Count<RemapRequest>();
  SUBCASE("a mapping") {
    page.page().FilesChosen({{.handle = 9, .name = "m.JSON", .size_bytes = 100}});
    page.page().FileRead(9, mapping);
    CHECK(page.host().Count<RemapRequest>() == remaps + 1);
    CHECK(page.host().Count<OpenRequest>() == 1);
  }
  SUBCASE("a mapping with a mistake is told") {
    page.page().FilesChosen({{.handle = 9, .name = "m.json", .size_bytes = 100}});
    page.page().FileRead(9, R"({"kohort": "mapping", "version": 1, "zones": "UTC"})");
    page.Settle();
    CHECK(page.Find("Dismiss", "button") != nullptr);
    CHECK(page.host().Count<OpenRequest>() == 1);
  }
  SUBCASE("data") {
    page.page().FilesChosen({{.handle = 9, .name = "events.json", .size_bytes = 100}});
    page.page().FileRead(9, R"([{"customer": 1}])");
    CHECK(page.host().Count<OpenRequest>() == 2);
    CHECK(page.host().Last<OpenRequest>().files[0].name == "events.json");
  }
  SUBCASE("data too large for a mapping is not read here") {
    page.page().FilesChosen({{.handle = 9, .name = "events.json", .size_bytes = 5'000'000}});
    CHECK(page.host().reads.empty());
    CHECK(page.host().Count<OpenRequest>() == 2);
  }
  SUBCASE("a mapping dropped together with files is for them") {
    page.page().FilesChosen({{.handle = 9, .name = "m.json", .size_bytes = 100},
                             {.handle = 10, .name = "b.csv", .size_bytes = 100}});
    page.page().FileRead(9, mapping);
    REQUIRE(page.host().Last<OpenRequest>().files.size() == 1);
    CHECK(page.host().Last<OpenRequest>().files[0].name == "b.csv");
    page.Answer<OpenRequest>(samples::ActivityPreview());
    CHECK(page.host().Count<RemapRequest>() == remaps + 1);
  }
}

TEST_CASE("A mapping without files asks for them") {
  TestPage page;
  page.page().FilesChosen({{.handle = 9, .name = "m.json", .size_bytes = 100}});
  page.page().FileRead(9, WriteMapping(samples::ActivityPreview().ToMapping()));
  page.Settle();
  CHECK(page.Shows("Open the files first, then the mapping."));
}

TEST_CASE("Files with columns known from last time are mapped as then, or from the start") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  CHECK_FALSE(page.Shows("As last time"));
  page.Pick("Meaning of city", "Ignore");
  Preview used = samples::ActivityPreview();
  used.sources[0].columns[6].meaning = Meaning::kIgnore;
  page.Answer<RemapRequest>(used);
  page.Click("Import", "button");
  page.Answer<ImportRequest>(samples::ActivitySummary());

  // The same columns in another order, in a file of another name.
  Preview again = samples::ActivityPreview();
  again.sources[0].files[0].name = "next-month.csv";
  std::swap(again.sources[0].columns[4], again.sources[0].columns[5]);
  const std::size_t before = page.host().Count<RemapRequest>();
  Open(page, again);
  REQUIRE(page.host().Count<RemapRequest>() == before + 1);
  CHECK(Asked(page).columns[6].meaning == Meaning::kIgnore);
  SUBCASE("it fits") {
    page.Answer<RemapRequest>(used);
    page.Look("import-as-last-time");
    CHECK(page.Shows("As last time"));
    page.Click("Start over", "link");
    page.Answer<OpenRequest>(again);
    CHECK(page.host().Count<RemapRequest>() == before + 1);
    CHECK_FALSE(page.Shows("As last time"));
    CHECK(page.Get("Meaning of city", "combobox").value == "Customer attribute");
  }
  SUBCASE("it no longer fits, which is nothing to tell") {
    page.Answer<RemapRequest>(ErrorReply{{"mapping_fits_nothing", "No.", "", ""}});
    CHECK(page.Get("Meaning of city", "combobox").value == "Customer attribute");
    CHECK_FALSE(page.Shows("As last time"));
    CHECK(page.Find("Dismiss", "button") == nullptr);
  }
  SUBCASE("it is cancelled") {
    page.Click("Cancel", "button");
    CHECK(page.Find("next-month.csv", "heading") == nullptr);
  }
}

TEST_CASE("A list that is remembered is called as the file that is opened now") {
  TestPage page;
  const auto list = [](const char* file, const char* name) {
    Preview preview = samples::OrdersPreview();
    SourcePreview& source = preview.sources[0];
    source.kind = SourceKind::kList;
    source.files[0].name = file;
    source.list = name;
    source.columns.resize(1);
    source.complete = preview.can_import = true;
    return preview;
  };
  Open(page, list("loyal.csv", "loyal"));
  page.Pick("Meaning of customer", "Ignore");
  Preview used = list("loyal.csv", "loyal");
  used.sources[0].columns[0].meaning = Meaning::kIgnore;
  page.Answer<RemapRequest>(used);
  page.Click("Import", "button");
  page.Answer<ImportRequest>(samples::ActivitySummary());
  Open(page, list("churned.csv", "churned"));
  CHECK(Asked(page).columns[0].meaning == Meaning::kIgnore);
  CHECK(Asked(page).list == "churned");
}

TEST_CASE("A mapping that is what the guess would be is not worth a word") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  page.Click("Import", "button");
  page.Answer<ImportRequest>(samples::ActivitySummary());
  Open(page, samples::ActivityPreview());
  CHECK(page.host().Count<RemapRequest>() == 0);
  CHECK_FALSE(page.Shows("As last time"));
}

TEST_CASE("Fifty mappings are remembered, the oldest forgotten") {
  TestPage page;
  for (int i = 0; i < 53; ++i) {
    Preview preview = samples::OrdersPreview();
    preview.sources[0].columns[2].column = "total" + std::to_string(i);
    preview.sources[0].complete = preview.can_import = true;
    page.page().FilesChosen({{.handle = 1, .name = "orders.csv", .size_bytes = 10}});
    page.Answer<OpenRequest>(preview);
    page.Click("Import", "button");
    page.Answer<ImportRequest>(samples::ActivitySummary());
  }
  CHECK(page.host().memory.size() == 51);  // and the list of them
}

TEST_CASE("What is remembered may be anything") {
  TestPage page;
  Open(page, samples::ActivityPreview());
  page.Pick("Meaning of city", "Ignore");
  page.Click("Cancel", "button");
  Open(page, samples::ActivityPreview());
  page.Click("Import", "button");
  page.Answer<ImportRequest>(samples::ActivitySummary());
  for (auto& [key, text] : page.host().memory) text = "}\n{ not a mapping";
  Open(page, samples::ActivityPreview());
  CHECK(page.Find("Meaning of city", "combobox") != nullptr);
}

TEST_CASE("The import page with everything shown stays inside the page") {
  for (const float width : {360.0F, 390.0F, 620.0F, 900.0F, 1440.0F}) {
    CAPTURE(width);
    TestPage page({.width = width, .height = 1400, .dark = width == 390.0F});
    Preview preview = TwoSources();
    SourcePreview& source = preview.sources[1];
    source.files[0].name = "a-very-long-name-of-a-file-with-products-of-the-year-2026.csv";
    source.columns[0].column = "a column whose name is a whole sentence, as survey tools write it";
    source.preset = "Shopify orders";
    source.filters = {{source.columns[0].column, FilterOp::kDoesNotStartWith, "a long value"},
                      {"category", FilterOp::kIsNotEmpty, ""}};
    Open(page, preview);
    page.Click("How it is read", "link");
    page.Look("import-everything-" + std::to_string(static_cast<int>(width)));
    for (const Item& item : FrameItems()) {
      const bool control = item.role == "button" || item.role == "tab" || item.role == "link" ||
                           item.role == "combobox" || item.role == "textbox";
      if (!control) continue;
      CAPTURE(item.label);
      CHECK(item.x >= 0);
      CHECK(item.x + item.w <= width);
      CHECK(item.w >= 10);
    }
  }
}

}  // namespace kohort
