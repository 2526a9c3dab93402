// The page's texts. A second language is a second column here.
#ifndef KOHORT_WEB_UI_TEXT_TABLE_H_
#define KOHORT_WEB_UI_TEXT_TABLE_H_

#include "web/ui/text_table_audiences.h"

// clang-format off
#define KOHORT_TEXTS(X) \
  /* Everywhere */ \
  X(kKohort, "Kohort") \
  X(kSearch, "Search") \
  X(kNothingFound, "Nothing found") \
  X(kCancel, "Cancel") \
  X(kApply, "Apply") \
  X(kDismiss, "Dismiss") \
  X(kCustomersOne, "{0} customer") \
  X(kCustomersMany, "{0} customers") \
  X(kEventsOne, "{0} event") \
  X(kEventsMany, "{0} events") \
  X(kRowsOne, "{0} row") \
  X(kRowsMany, "{0} rows") \
  X(kAboutRows, "about {0} rows") \
  X(kFilesOne, "{0} file") \
  X(kFilesMany, "{0} files") \
  /* Top bar */ \
  X(kTabData, "Data") \
  X(kTabLifecycle, "Lifecycle") \
  X(kAsOf, "As of") \
  X(kAsOfHelp, "Count everything up to the end of this day.") \
  X(kAsOfDate, "Date, year-month-day") \
  X(kAsOfEnd, "End of the data, {0}") \
  X(kAsOfBad, "Write the date as 2026-11-12.") \
  X(kPreviousMonth, "Previous month") \
  X(kNextMonth, "Next month") \
  X(kExport, "Export") \
  X(kSampleData, "Sample data") \
  X(kDataChip, "{0} events · {1} customers") \
  /* First page */ \
  X(kDropTitle, "Drop your customer activity here") \
  X(kDropHelp, "One or more CSV or JSON files with a row for each event or order: who, what, when. Anything else in the row comes along.") \
  X(kDropNow, "Drop to open") \
  X(kDropNowHelp, "What is loaded stays until the new files are imported.") \
  X(kChooseFiles, "Choose files") \
  X(kTrySample, "Try the sample data") \
  X(kNothingLeaves, "Nothing leaves this browser.") \
  X(kDropExample, "For example") \
  X(kOpening, "Looking at {0}") \
  X(kOpeningSample, "Preparing the sample data") \
  X(kOpeningHelp, "Finding out how the columns are separated and what they mean.") \
  /* Import */ \
  X(kImport, "Import") \
  X(kImporting, "Importing") \
  X(kReadyToRead, "{0} to read") \
  X(kWhatColumnsMean, "What each column means") \
  X(kColumn, "Column") \
  X(kMeaning, "Meaning") \
  X(kType, "Type") \
  X(kReadAs, "Read as") \
  X(kExamples, "Example values") \
  X(kEmpty, "Empty") \
  X(kMeaningOf, "Meaning of {0}") \
  X(kMeaningCustomer, "Customer ID") \
  X(kMeaningEvent, "Event name") \
  X(kMeaningTime, "Event time") \
  X(kMeaningAmount, "Amount") \
  X(kMeaningQuantity, "Quantity") \
  X(kMeaningUnitPrice, "Unit price") \
  X(kMeaningOrderId, "Order ID") \
  X(kMeaningEventId, "Event ID") \
  X(kMeaningProperty, "Property") \
  X(kMeaningAttribute, "Customer attribute") \
  X(kMeaningEmail, "Email") \
  X(kMeaningPhone, "Phone") \
  X(kMeaningPushToken, "Push token") \
  X(kMeaningConsentEmail, "Consent to email") \
  X(kMeaningConsentPush, "Consent to push") \
  X(kMeaningConsentSms, "Consent to SMS") \
  X(kMeaningConsentWhatsapp, "Consent to WhatsApp") \
  X(kMeaningFirstName, "First name") \
  X(kMeaningLanguage, "Language") \
  X(kMeaningIgnore, "Ignore") \
  X(kPleaseCheck, "Please check") \
  X(kLooksRight, "Nothing looks wrong.") \
  X(kCheckingAgain, "Checking again") \
  X(kNoEventColumn, "No column holds the event’s name. Every row is one") \
  X(kConstantEvent, "Event name of every row") \
  X(kConstantHint, "Paid Order") \
  X(kFormatOf, "How to read {0}") \
  X(kAnswerFor, "Read {0} as") \
  X(kAsDetected, "as detected") \
  X(kAsDetectedBeing, "as detected: {0}") \
  X(kUnsure, "A guess. Please check.") \
  X(kUnsureOf, "Please check {0}") \
  X(kDayOrder, "Day or month first") \
  X(kFormatYmd, "year-month-day") \
  X(kFormatDmy, "day/month/year") \
  X(kFormatMdy, "month/day/year") \
  X(kFormatCompact, "yyyymmdd") \
  X(kFormatShortYmd, "year-month-day, years short") \
  X(kFormatDayName, "day month year, month by name") \
  X(kFormatMonthName, "month day year, month by name") \
  X(kFormatUnixS, "seconds since 1970") \
  X(kFormatUnixMs, "milliseconds since 1970") \
  X(kFormatUnixUs, "microseconds since 1970") \
  X(kFormatExcel, "Excel day numbers") \
  X(kFormatText, "text as written") \
  X(kDayFirst, "day first") \
  X(kMonthFirst, "month first") \
  X(kAsLastTime, "As last time") \
  X(kStartOver, "Start over") \
  X(kMapping, "Mapping") \
  X(kSaveMapping, "Save mapping") \
  X(kUseMapping, "Use a mapping file") \
  X(kSource, "Source") \
  X(kSourceOf, "{0} of {1}:") \
  X(kFileAndMore, "{0} + {1}") \
  X(kNotComplete, "please check") \
  X(kKindEvents, "Events") \
  X(kKindProfiles, "Profiles") \
  X(kKindLookup, "Lookup") \
  X(kKindList, "List") \
  X(kEachRowIs, "Each row is") \
  X(kWhatRowsAre, "What each row is") \
  X(kRowIsEvent, "an event") \
  X(kRowIsProfile, "a customer’s profile") \
  X(kRowIsLookup, "a product, store or the like") \
  X(kRowIsList, "a customer on a list") \
  X(kFoundBy, "found by") \
  X(kLookupKey, "Column to look up") \
  X(kInProperty, "in the events’") \
  X(kLookupProperty, "Event property") \
  X(kNamed, "named") \
  X(kListName, "Name of the list") \
  X(kListAsFile, "as its file") \
  X(kLooksLike, "Looks like: {0}") \
  X(kFilterRows, "Filter rows") \
  X(kShowReading, "How it is read") \
  X(kHideReading, "Hide how it is read") \
  X(kOnlyRowsWhere, "Only rows where") \
  X(kAnd, "and") \
  X(kFilterColumn, "Column of filter {0}") \
  X(kFilterOp, "Comparison of filter {0}") \
  X(kFilterValue, "Value of filter {0}") \
  X(kFilterSeveral, "one, another") \
  X(kAddFilter, "Add a filter") \
  X(kRemoveFilter, "Remove filter {0}") \
  X(kOpIs, "is") \
  X(kOpIsNot, "is not") \
  X(kOpIsAnyOf, "is any of") \
  X(kOpIsNoneOf, "is none of") \
  X(kOpIsEmpty, "is empty") \
  X(kOpIsNotEmpty, "is not empty") \
  X(kOpContains, "contains") \
  X(kOpDoesNotContain, "does not contain") \
  X(kOpStartsWith, "starts with") \
  X(kOpDoesNotStartWith, "does not start with") \
  X(kOpLess, "is less than") \
  X(kOpAtMost, "is at most") \
  X(kOpGreater, "is greater than") \
  X(kOpAtLeast, "is at least") \
  X(kEncoding, "Encoding") \
  X(kDelimiter, "Delimiter") \
  X(kDelimiterPrefix, "Delimiter:") \
  X(kOtherDelimiter, "another character") \
  X(kDelimiterText, "Delimiter character") \
  X(kQuote, "Quote") \
  X(kQuotePrefix, "Quote:") \
  X(kDoubleQuote, "double, \"") \
  X(kSingleQuote, "single, '") \
  X(kNoQuote, "none") \
  X(kHeader, "Column names") \
  X(kHeaderPrefix, "Column names:") \
  X(kHeaderYes, "in the first row") \
  X(kHeaderNo, "none") \
  X(kSkippedOne, "{0} line skipped") \
  X(kSkippedMany, "{0} lines skipped") \
  X(kZone, "Time zone") \
  X(kZoneHelp, "Times without an offset, and all days and months, are those of") \
  X(kPreview, "Preview") \
  X(kFirstRows, "the first rows as they are in the file") \
  X(kLineOf, "first in {0}, line {1}") \
  X(kLineOnly, "first in line {0}") \
  X(kCommas, "comma") \
  X(kSemicolons, "semicolon") \
  X(kTabs, "tab") \
  X(kPipes, "pipe") \
  X(kSpaces, "spaces") \
  /* Progress */ \
  X(kProgressOf, "{0} of {1}") \
  X(kPerSecond, "{0}/s") \
  X(kTimeLeft, "{0} left") \
  X(kArranging, "Arranging {0}") \
  X(kWriting, "Writing {0}") \
  X(kStarting, "Starting") \
  X(kUnderASecond, "under 1 s") \
  X(kSeconds, "{0} s") \
  X(kMinutes, "{0} min {1} s") \
  X(kHours, "{0} h {1} min") \
  /* Data page */ \
  X(kDataTitle, "Data") \
  X(kDataHelp, "What was read, and what was not.") \
  X(kAddFiles, "Add files") \
  X(kReplaceFiles, "Replace files") \
  X(kRowsRead, "Rows read") \
  X(kEvents, "Events") \
  X(kCustomers, "Customers") \
  X(kSetAside, "Rows set aside") \
  X(kSetAsideNone, "Every row was read.") \
  X(kRowsUsed, "Used") \
  X(kRowsOfEvents, "as events") \
  X(kRowsOfOthers, "as profiles, lookups and lists") \
  X(kRowsSetAside, "Set aside") \
  X(kRowsSkipped, "Skipped by row filters") \
  X(kLookAtThem, "Look at them") \
  X(kLookAt, "Look at them: {0}") \
  X(kDownloadRejects, "Download rejected rows") \
  X(kRejectsKept, "The first {0} can be looked at here and downloaded.") \
  X(kBackToData, "Back to the data") \
  X(kEveryReason, "Every reason") \
  X(kReason, "Reason") \
  X(kFile, "File") \
  X(kLine, "Line") \
  X(kRowText, "The row as it was") \
  X(kLists, "Lists of customers") \
  X(kListUnknown, "{0} without activity or profile") \
  X(kInMemory, "{0} in memory") \
  X(kEventNames, "Events by name") \
  X(kEventName, "Event") \
  X(kEventRows, "Rows") \
  X(kColumns, "Columns") \
  X(kValues, "Values") \
  X(kDistinct, "Different") \
  X(kFiles, "Files") \
  X(kNotes, "Notes") \
  X(kSpan, "{0} to {1}") \
  X(kNoEvents, "No events") \
  /* Lifecycle */ \
  X(kLifecycleTitle, "Lifecycle") \
  X(kLifecycleHelp, "Every customer is in exactly one stage.") \
  X(kCounting, "Counting") \
  X(kPurchaseEvent, "Purchase event") \
  X(kPurchasePrefix, "Purchase event:") \
  X(kChoose, "choose") \
  X(kWhichPurchase, "Which event is a purchase?") \
  X(kWhichPurchaseHelp, "The stages follow from who bought, how often and how long ago. Choose the event that means someone bought.") \
  X(kAges, "Ages of the stages") \
  X(kAgesText, "Defecting after {0}, inactive after {1}") \
  X(kAgesCustom, "Other ages") \
  X(kDefectingAfter, "Defecting after") \
  X(kInactiveAfter, "Inactive after") \
  X(kMonths, "Months") \
  X(kDays, "Days") \
  X(kAgesBad, "The second age must be the longer one, both at least 1.") \
  X(kMonthsOne, "{0} month") \
  X(kMonthsMany, "{0} months") \
  X(kDaysOne, "{0} day") \
  X(kDaysMany, "{0} days") \
  X(kStageAll, "All customers") \
  X(kStageLead, "Leads") \
  X(kStageFirstTimer, "First timers") \
  X(kStageActive, "Active") \
  X(kStageDefecting, "Defecting") \
  X(kStageInactive, "Inactive") \
  X(kOneLead, "Lead") \
  X(kOneFirstTimer, "First timer") \
  X(kRuleLead, "never bought") \
  X(kRuleFirstTimer, "1 order, within {0}") \
  X(kRuleActive, "2+ orders, last within {0}") \
  X(kRuleDefecting, "last order {0}–{1} ago") \
  X(kRuleDefectingMixed, "last order {0} to {1} ago") \
  X(kRuleInactive, "last order over {0} ago") \
  X(kShareAndRule, "{0} · {1}") \
  X(kAcquisition, "ACQUISITION") \
  X(kRetention, "RETENTION") \
  X(kSeeCustomers, "See customers →") \
  X(kSeeStage, "See customers: {0}") \
  X(kStageCount, "{0}: {1}") \
  X(kWindowLead, "No {0} before {1}") \
  X(kWindowAfter, "Last {0} after {1}") \
  X(kWindowBetween, "Last {0} after {1}, up to {2}") \
  X(kWindowUntil, "Last {0} up to {1}") \
  /* Members */ \
  X(kNoMembers, "Nobody is in this stage.") \
  X(kNoMembersHelp, "Another date, purchase event or other ages may change that.") \
  X(kLoadingRows, "Reading rows") \
  X(kShowAll, "All customers") \
  /* Export */ \
  X(kExportStageCsv, "{0} as CSV") \
  X(kExportAllCsv, "All as CSV") \
  X(kExportSqlite, "SQLite file") \
  X(kExportSqliteHelp, "Everyone, with stage, in one file") \
  X(kGuard, "Guard against spreadsheet formulas") \
  X(kGuardHelp, "Cells that a spreadsheet would run as a formula get a leading apostrophe. Numbers and phone numbers stay as they are.") \
  X(kExporting, "Exporting {0}") \
  X(kExported, "{0} is in your downloads, {1}.") \
  /* Trouble */ \
  X(kEngineStopped, "The engine stopped: {0}") \
  X(kEngineStoppedPlain, "The engine stopped.") \
  X(kEngineStoppedFix, "What was loaded is gone. Open your files again; if it was short of memory, with fewer or smaller files.") \
  KOHORT_AUDIENCE_TEXTS(X)

// clang-format on

#endif  // KOHORT_WEB_UI_TEXT_TABLE_H_
