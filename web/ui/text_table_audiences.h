// The texts of the audience builder: a part of text_table.h.
#ifndef KOHORT_WEB_UI_TEXT_TABLE_AUDIENCES_H_
#define KOHORT_WEB_UI_TEXT_TABLE_AUDIENCES_H_

// clang-format off
#define KOHORT_AUDIENCE_TEXTS(X) \
  /* The list */ \
  X(kTabAudiences, "Audiences") \
  X(kAudiencesTitle, "Audiences") \
  X(kSearchAudiences, "Search audiences") \
  X(kNewAudience, "New audience") \
  X(kNoAudiences, "No audiences yet.") \
  X(kFirstAudience, "Who do you want to reach?") \
  X(kFirstAudienceHelp, "An audience is everyone for whom its conditions hold. Add conditions one by one and see at each how many customers are left.") \
  X(kCopyOf, "{0}, copy") \
  X(kRename, "Rename") \
  X(kDuplicate, "Duplicate") \
  X(kDelete, "Delete") \
  X(kMoveUp, "Move up") \
  X(kMoveDown, "Move down") \
  X(kMenuOf, "More: {0}") \
  X(kDeleted, "“{0}” is deleted.") \
  X(kOpenedOne, "{0} audience is opened.") \
  X(kOpenedMany, "{0} audiences are opened.") \
  X(kMoreOfAudiences, "More: audiences") \
  X(kOpenFile, "Open a file") \
  X(kSaveFile, "Save all to a file") \
  X(kCopyJson, "Copy as JSON") \
  X(kUndo, "Undo") \
  X(kRedo, "Redo") \
  X(kUndoNamed, "Undo: {0}") \
  X(kRedoNamed, "Redo: {0}") \
  X(kEditAdd, "add “{0}”") \
  X(kEditDuplicate, "duplicate “{0}”") \
  X(kEditDelete, "delete an audience") \
  X(kEditMove, "move “{0}”") \
  X(kEditRename, "rename “{0}”") \
  X(kEditChange, "change “{0}”") \
  X(kEditOpen, "open definitions") \
  X(kLibraryAcquisition, "From the library, acquisition") \
  X(kLibraryRetention, "From the library, retention") \
  X(kEmptyAudience, "Empty audience") \
  X(kSearchLibrary, "Search the library") \
  /* The head */ \
  X(kAudienceName, "Name") \
  X(kNoName, "Without a name") \
  X(kDescription, "Description") \
  X(kAddDescription, "Add a description") \
  X(kGoal, "Goal") \
  X(kGoalHelp, "What the audience is for") \
  X(kGoalAcquisition, "Acquisition") \
  X(kGoalRetention, "Retention") \
  X(kMoreOfAudience, "More of this audience") \
  /* What it comes to */ \
  X(kAudienceSize, "Audience size") \
  X(kShareOfCustomers, "{0} of customers") \
  X(kCannotEvaluate, "This audience cannot be counted") \
  X(kSizeOverTime, "Size over the last 12 months") \
  X(kSizeOn, "{0}: {1}") \
  X(kHowItNarrows, "How the audience narrows") \
  X(kStepInclude, "Conditions") \
  X(kStepNot, "No {0}") \
  X(kStepGroupAll, "All of {0}") \
  X(kStepGroupAny, "Any of {0}") \
  X(kStepGroupNone, "None of {0}") \
  X(kStepExclude, "Without: {0}") \
  X(kStepCap, "Limit") \
  X(kMembers, "Members") \
  X(kNobodyInAudience, "Nobody is in this audience.") \
  X(kNobodyInAudienceHelp, "The steps above show which condition leaves nobody.") \
  X(kExportCsv, "Export CSV") \
  X(kCountOf, "{0}: {1} · {2}") \
  X(kBoundsFrom, "from {0}") \
  X(kBoundsUpTo, "up to {0}") \
  X(kBoundsBefore, "before {0}") \
  X(kBoundsAfter, "after {0}") \
  /* Groups of conditions */ \
  X(kTheAudience, "the audience") \
  X(kConditionNamed, "condition {0}") \
  X(kExclusionNamed, "exclusion {0}") \
  X(kChipOf, "{0}, {1}") \
  X(kGroupKind, "Group") \
  X(kGroupAll, "All") \
  X(kGroupAny, "Any") \
  X(kGroupNone, "None") \
  X(kOfTheseConditions, "of these conditions") \
  X(kNoConditions, "Every customer is in it until you add a condition.") \
  X(kExceptTitle, "But nobody for whom one of these holds") \
  X(kAddCondition, "Condition") \
  X(kAddConditionTo, "Add a condition to {0}") \
  X(kAddGroup, "Group") \
  X(kAddGroupTo, "Add a group to {0}") \
  X(kAddExclusion, "Exclude") \
  X(kAddCap, "Limit") \
  X(kDragNamed, "Drag {0}") \
  X(kWrap, "Put into a group") \
  X(kUnwrap, "Take out of the group") \
  X(kExcludeInstead, "Exclude these instead") \
  X(kIncludeInstead, "Include these instead") \
  X(kRemove, "Remove") \
  X(kRemoveNamed, "Remove {0}") \
  X(kTakeAway, "Remove {0} from {1}") \
  X(kIgnoreCase, "Ignore upper and lower case") \
  X(kOnlyWithValue, "Only customers with a value") \
  X(kCompareAttribute, "Compare with another attribute") \
  X(kCompareBefore, "Compare with the time before") \
  X(kCapName, "limit") \
  X(kAtMostWord, "At most") \
  X(kCapCustomers, "Customers") \
  X(kCapCustomersWord, "customers,") \
  X(kCapWay, "Chosen") \
  X(kCapRandom, "chosen at random") \
  X(kCapMost, "those with the greatest") \
  X(kCapLeast, "those with the least") \
  /* Kinds of conditions */ \
  X(kNewDid, "Did an event") \
  X(kNewDidHelp, "how often, when") \
  X(kNewDidNot, "Did not do an event") \
  X(kNewDidNotHelp, "in a time") \
  X(kNewFirst, "First or last did an event") \
  X(kNewFirstHelp, "when") \
  X(kNewAggregate, "Total, average, ...") \
  X(kNewAggregateHelp, "of what they did") \
  X(kNewAttribute, "Customer attribute") \
  X(kNewAttributeHelp, "city, consent, ...") \
  X(kNewStage, "Lifecycle stage") \
  X(kNewStageHelp, "lead to inactive") \
  X(kNewRfm, "RFM") \
  X(kNewRfmHelp, "recency, frequency, spend") \
  X(kNewSequence, "Sequence") \
  X(kNewSequenceHelp, "one event, then another") \
  X(kNewHabit, "Habit") \
  X(kNewHabitHelp, "regularly, stopped, returned") \
  X(kNewAffinity, "Favourite") \
  X(kNewAffinityHelp, "brand, channel, weekday, ...") \
  X(kNewSegment, "Another audience") \
  X(kNewSegmentHelp, "in it or not") \
  X(kNewList, "List of customers") \
  X(kNewListHelp, "on it or not") \
  X(kNewRandom, "Random share") \
  X(kNewRandomHelp, "for tests and controls") \
  /* Sentences */ \
  X(kWhat, "What") \
  X(kEvent, "Event") \
  X(kSecondEvent, "Second event") \
  X(kDid, "Did") \
  X(kDidNot, "Did not do") \
  X(kFirstDid, "First did") \
  X(kLastDid, "Last did") \
  X(kTime, "time") \
  X(kTimes, "times") \
  X(kTimesNumber, "Times") \
  X(kNumber, "Number") \
  X(kUpperNumber, "Upper number") \
  X(kComparison, "Comparison") \
  X(kAtLeast, "at least") \
  X(kAtMost, "at most") \
  X(kExactly, "exactly") \
  X(kOtherThan, "other than") \
  X(kMoreThan, "more than") \
  X(kFewerThan, "fewer than") \
  X(kFromTo, "from") \
  X(kTo, "to") \
  X(kOf, "of") \
  X(kOr, "or") \
  X(kBy, "by") \
  X(kIsWord, "is") \
  X(kAgo, "ago") \
  X(kAnyEvent, "any event") \
  X(kAnyEventOption, "Any event") \
  X(kEventsLike, "events that begin with “{0}”") \
  X(kChooseEvent, "choose an event") \
  X(kSearchEvents, "Search events") \
  X(kSeveralEvents, "Hold Ctrl or Shift to choose several.") \
  X(kListComma, "{0}, {1}") \
  X(kListOr, "{0} or {1}") \
  X(kProperty, "Property") \
  X(kAttribute, "Attribute") \
  X(kNumberType, "number") \
  X(kValuesOne, "{0} value") \
  X(kValuesMany, "{0} values") \
  X(kSearchValues, "Search or type a value") \
  X(kLoadingValues, "Looking for values") \
  X(kUseTyped, "Use “{0}”") \
  X(kChooseValue, "choose a value") \
  X(kAddValue, "+") \
  X(kWhere, "where") \
  X(kAddFilterShort, "+ filter") \
  X(kFilterIn, "filter {0} of {1}") \
  X(kFilterKind, "Filters") \
  X(kFiltersAll, "all of") \
  X(kFiltersAny, "any of") \
  X(kFiltersNone, "none of") \
  X(kTheseHold, "these hold:") \
  X(kSecondOf, "the second event of {0}") \
  X(kIn, "In") \
  X(kNotIn, "Not in") \
  X(kOnList, "On the list") \
  X(kNotOnList, "Not on the list") \
  X(kAudience, "Audience") \
  X(kStageIs, "Lifecycle stage is") \
  X(kStages, "Stages") \
  X(kRfmGroup, "RFM group is") \
  X(kRfmScores, "RFM scores:") \
  X(kRfmGroups, "RFM groups") \
  X(kRecency, "recency") \
  X(kRecencyTo, "recency up to") \
  X(kFrequency, "frequency") \
  X(kFrequencyTo, "frequency up to") \
  X(kMonetary, "spend") \
  X(kMonetaryTo, "spend up to") \
  X(kRandomShare, "In the random share from") \
  X(kRandomFrom, "From percent") \
  X(kRandomTo, "To percent") \
  X(kPercentTo, "% to") \
  X(kPercentOfCustomers, "% of customers, drawn as") \
  X(kSalt, "Name of the draw") \
  X(kSaltHint, "name of the draw") \
  /* Windows */ \
  X(kWindow, "Time") \
  X(kWindowAllTime, "at any time") \
  X(kWindowLast, "in the last") \
  X(kWindowWhole, "in the last whole") \
  X(kWindowComplete, "in the last complete") \
  X(kWindowThis, "this") \
  X(kWindowPrevious, "in the previous") \
  X(kWindowAgo, "between") \
  X(kWindowBefore, "before") \
  X(kWindowAfterDay, "after") \
  X(kWindowOn, "on") \
  X(kWindowFrom, "from") \
  X(kWindowWholeToday, "with the current one") \
  X(kWindowCount, "How many") \
  X(kWindowUntil2, "Until how many") \
  X(kWindowUnit, "Unit") \
  X(kWindowDay, "Day") \
  X(kWindowFirstDay, "First day") \
  X(kWindowLastDay, "Last day") \
  X(kChooseDay, "choose a day") \
  X(kUnitMinute, "minute") \
  X(kUnitMinutes, "minutes") \
  X(kUnitHour, "hour") \
  X(kUnitHours, "hours") \
  X(kUnitDay, "day") \
  X(kUnitDays, "days") \
  X(kUnitWeek, "week") \
  X(kUnitWeeks, "weeks") \
  X(kUnitMonth, "month") \
  X(kUnitMonths, "months") \
  X(kUnitQuarter, "quarter") \
  X(kUnitQuarters, "quarters") \
  X(kUnitYear, "year") \
  X(kUnitYears, "years") \
  /* What a value must be */ \
  X(kTest, "Test") \
  X(kTestValues, "Values") \
  X(kTestIs, "is any of") \
  X(kTestIsNot, "is none of") \
  X(kTestEnds, "ends with") \
  X(kTestNotEnds, "does not end with") \
  X(kTestMatches, "matches the pattern") \
  X(kTestNotMatches, "does not match the pattern") \
  X(kTestEqual, "=") \
  X(kTestNotEqual, "≠") \
  X(kTestGreater, ">") \
  X(kTestGreaterOrEqual, "≥") \
  X(kTestLess, "<") \
  X(kTestLessOrEqual, "≤") \
  X(kTestBetween, "is between") \
  X(kTestTrue, "is yes") \
  X(kTestFalse, "is no") \
  X(kTestInWindow, "is a date") \
  X(kTestNotInWindow, "is no date") \
  X(kTestAnniversary, "has its anniversary in the next") \
  X(kTestHasAny, "has any of") \
  X(kTestHasAll, "has all of") \
  X(kTestHasNone, "has none of") \
  X(kAnniversaryDays, "Days ahead") \
  X(kAnniversaryAhead, "days, today included") \
  X(kTheAttribute, "the attribute") \
  X(kOtherAttribute, "Other attribute") \
  X(kIgnoringCase, "in upper or lower case ×") \
  X(kOnlyKnown, "if there is a value ×") \
  /* Aggregates */ \
  X(kFunction, "Function") \
  X(kTotalOf, "Total of") \
  X(kAverageOf, "Average of") \
  X(kSmallestOf, "Smallest") \
  X(kGreatestOf, "Greatest") \
  X(kMedianOf, "Median of") \
  X(kPercentileOf, "Percentile") \
  X(kPercentile, "Percent") \
  X(kDistinctOf, "Different values of") \
  X(kFirstOf, "First value of") \
  X(kLastOf, "Last value of") \
  X(kMostFrequentOf, "Most frequent") \
  X(kNumberOf, "Number of") \
  X(kActiveDaysOf, "Days with") \
  X(kActiveWeeksOf, "Weeks with") \
  X(kActiveMonthsOf, "Months with") \
  X(kSpanDaysOf, "Days from first to last") \
  X(kRatioOf, "Ratio of") \
  X(kChange, "Change") \
  X(kChangeNone, "itself") \
  X(kChangeDifference, "less the time before") \
  X(kChangePercent, "change in % from the time before") \
  /* Sequences */ \
  X(kStepOf, "step {0} of {1}") \
  X(kDidFirst, "Did") \
  X(kThen, "then") \
  X(kAddStep, "+ step") \
  X(kWithout, "without") \
  X(kWithoutOf, "exception {0} of {1}") \
  X(kBetweenSteps, "between step") \
  X(kFirstStep, "First step") \
  X(kLastStep, "Last step") \
  X(kAllWithin, "all within") \
  X(kNoLimit, "no limit") \
  X(kAddWithin, "+ all within") \
  X(kWithSame, "with one") \
  X(kOrAnother, "any") \
  X(kAddSame, "+ same property") \
  X(kAddWithout, "+ without") \
  X(kStepOrder, "Order of the steps") \
  X(kAtOrAfter, "at the same time or later") \
  X(kStrictlyAfter, "each later") \
  X(kReached, "reached") \
  X(kStepsNumber, "Steps") \
  X(kStepsWord, "steps") \
  X(kAllSteps, "all steps") \
  X(kAddReached, "+ steps reached") \
  /* Habits */ \
  X(kHabitRegular, "Regularly did") \
  X(kHabitStopped, "Stopped doing") \
  X(kHabitReturned, "Returned to") \
  X(kHabitStreak, "Streak of") \
  X(kInAtLeast, "in at least") \
  X(kOfTheLast, "of the last") \
  X(kPeriods, "Periods") \
  X(kInTheLast, "in the last") \
  X(kButNotLast, "but not in the last") \
  X(kRecent, "Recent periods") \
  X(kNotInThe, "not in the") \
  X(kGap, "Periods without") \
  X(kBeforeAndBefore, "before, and before that") \
  X(kStreakLength, "Length") \
  X(kInARow, "in a row") \
  /* Favourites */ \
  X(kAffinityMost, "Most often did") \
  X(kAffinityPredominant, "Clearly most often did") \
  X(kAffinityShare, "At least") \
  X(kAffinityTop, "In the top") \
  X(kAffinityBottom, "In the bottom") \
  X(kPercentNumber, "Percent") \
  X(kPercentOf, "% of their") \
  X(kPercentByCount, "% by number of")

// clang-format on

#endif  // KOHORT_WEB_UI_TEXT_TABLE_AUDIENCES_H_
