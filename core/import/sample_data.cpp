#include "core/import/sample_data.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/instant.h"
#include "core/base/text.h"
#include "core/base/time_text.h"
#include "core/csv/writer.h"
#include "core/import/sample_catalog.h"

namespace kohort {
namespace {

using namespace sample;

constexpr int kCustomers = 3000;
constexpr std::int64_t kDaySeconds = 86400;
constexpr int kHesitationDays = 30;

constexpr std::int64_t DayNumber(int year, int month, int day) {
  return std::chrono::sys_days(std::chrono::year(year) /
                               std::chrono::month(static_cast<unsigned>(month)) /
                               std::chrono::day(static_cast<unsigned>(day)))
      .time_since_epoch()
      .count();
}

constexpr std::int64_t kFirstDay = DayNumber(2024, 5, 13);
constexpr std::int64_t kEndDay = DayNumber(2026, 11, 13);
constexpr int kDays = static_cast<int>(kEndDay - kFirstDay);

// SplitMix64 (Steele, Lea, Flood 2014): small, and the same in every language. No expression draws
// twice where C++ leaves open which comes first: compilers differ.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  // 0 ... end - 1.
  std::uint32_t Below(std::uint32_t end) {
    return static_cast<std::uint32_t>(((Next() >> 32) * end) >> 32);
  }
  bool Percent(std::uint32_t chance) { return Below(100) < chance; }

  // The index of one of the weights.
  template <typename Weights>
  std::uint32_t Pick(const Weights& weights) {
    std::uint32_t total = 0;
    for (const std::uint32_t weight : weights) total += weight;
    std::uint32_t left = Below(total);
    std::uint32_t at = 0;
    for (const std::uint32_t weight : weights) {
      if (left < weight) break;
      left -= weight;
      ++at;
    }
    return at;
  }
  template <typename T, std::size_t N>
  std::uint32_t PickShare(const T (&choices)[N]) {
    std::vector<std::uint32_t> weights;
    for (const T& choice : choices) weights.push_back(choice.share);
    return Pick(weights);
  }

 private:
  std::uint64_t state_;
};

enum Event : std::uint8_t {
  kAppInstall,
  kPushReceived,
  kPushOpen,
  kEmailOpen,
  kViewMicrosite,
  kSearch,
  kViewProduct,
  kAddToCart,
  kBeginCheckout,
  kStoreVisit,
  kPaidOrder,
  kWriteReview,
};

constexpr std::string_view kEventNames[] = {
    "App Install",    "Push Received", "Push Open",    "Email Open",
    "View Microsite", "Search",        "View Product", "Add to Cart",
    "Begin Checkout", "Store Visit",   "Paid Order",   "Write Review",
};

enum Channel : std::uint8_t { kApp, kWeb, kStore, kEmail };

constexpr std::string_view kChannelNames[] = {"app", "web", "store", ""};

constexpr std::uint8_t kNone = 255;

struct Row {
  std::int64_t time = 0;   // local seconds since 1970
  std::uint32_t made = 0;  // the n-th
  std::uint32_t amount = 0;
  std::uint32_t order = 0;  // the n-th made; named when all are in order
  std::uint16_t customer = 0;
  Event event = kSearch;
  Channel channel = kApp;
  std::uint8_t campaign = kNone;  // in kSeasons
  std::uint8_t product = kNone;   // in kProducts
  std::uint8_t category = kNone;  // in kCategories
};

struct Customer {
  std::string name, email, phone;
  std::uint32_t place = 0;
  std::int64_t moved = 0;  // from this day on in new_place
  std::uint32_t new_place = 0;
  bool push = false, mail = false;              // consent
  std::int64_t push_until = 0, mail_until = 0;  // the days it is withdrawn
};

struct Day {
  std::uint32_t percent = 100;     // visits, of an ordinary day's
  std::uint8_t begins = kNone;     // the campaign that is sent out
  std::uint8_t microsite = kNone;  // the campaign that is shown
};

std::vector<Day> MakeCalendar() {
  std::vector<Day> days(static_cast<std::size_t>(kDays));
  for (int i = 0; i < kDays; ++i) {
    const std::int64_t number = kFirstDay + i;
    Day& day = days[static_cast<std::size_t>(i)];
    day.percent = kWeekday[(number + 4) % 7];  // 1970-01-01 was a Thursday
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(number))};
    const auto of_month = static_cast<unsigned>(date.day());
    if (of_month >= 25 && of_month <= 28) day.percent = day.percent * 120 / 100;  // payday
  }
  for (std::size_t s = 0; s < std::size(kSeasons); ++s) {
    const Season& season = kSeasons[s];
    const auto campaign = static_cast<std::uint8_t>(s);
    const auto first =
        static_cast<int>(DayNumber(season.year, season.month, season.day) - kFirstDay);
    for (int i = std::max(0, first - 2); i < std::min(kDays, first + 12); ++i) {
      Day& day = days[static_cast<std::size_t>(i)];
      if (i >= first && i < first + season.days) day.percent = day.percent * season.percent / 100;
      if (season.name.empty()) continue;
      day.microsite = campaign;  // teased two days ahead, until the next
      if (i == first) day.begins = campaign;
    }
  }
  return days;
}

std::string Digits(std::uint32_t number, int width) {
  std::string digits(static_cast<std::size_t>(width), '0');
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, number /= 10) {
    *at = static_cast<char>('0' + number % 10);
  }
  return digits;
}

// One customer's 30 months, from first contact to where they fade out.
class Life {
 public:
  Life(int index, const std::vector<Day>& calendar, std::vector<Row>& rows)
      : random_(0x4B6F686F72740000ULL + static_cast<std::uint64_t>(index)),
        index_(index),
        calendar_(calendar),
        rows_(rows) {}

  // REQUIRES: 0 <= first < kDays, the day of first contact.
  Customer Live(int first, bool old) {
    Settle(kFirstDay + first, old);
    Come(kFirstDay + first);
    for (std::int64_t day = kFirstDay + first + 1; day < kEndDay; ++day) {
      Hear(day);
      if (!alive_) continue;
      const std::uint64_t chance = std::uint64_t{visits_ppm_} * On(day).percent / 100;
      if (random_.Below(1'000'000) < chance) Come(day);
    }
    if (kFirstDay + first < kEndDay - kHesitationDays) Hesitate();
    return customer_;
  }

 private:
  const Day& On(std::int64_t day) const {
    return calendar_[static_cast<std::size_t>(day - kFirstDay)];
  }

  // Who they are.
  void Settle(std::int64_t first, bool old) {
    const std::string_view first_name = kFirstNames[random_.Below(std::size(kFirstNames))];
    const std::string_view last_name = kLastNames[random_.Below(std::size(kLastNames))];
    customer_.name = first_name;
    const bool single = random_.Percent(6);  // many Indonesians have one name
    if (!single) {
      customer_.name += ' ';
      customer_.name += last_name;
      if (random_.Percent(2)) customer_.name += ", S.E.";
    }
    const std::uint32_t number = static_cast<std::uint32_t>(index_) + 1;
    if (random_.Percent(82)) {
      for (const char c : first_name) {
        if (c != '\'') customer_.email += LowerAscii(c);
      }
      customer_.email += '.';
      for (const char c : single ? std::string_view("id") : last_name) {
        customer_.email += LowerAscii(c);
      }
      constexpr std::string_view kDomains[] = {"@example.com", "@example.net", "@example.org",
                                               "@surel.example"};
      customer_.email += std::to_string(number) + std::string(kDomains[random_.Below(4)]);
    }
    if (random_.Percent(88)) {
      const std::uint32_t range = random_.Below(10);
      const std::uint32_t middle = 1000 + random_.Below(9000);
      customer_.phone =
          "+62 84" + Digits(range, 1) + "-" + Digits(middle, 4) + "-" + Digits(number, 4);
    }
    customer_.place = random_.PickShare(kPlaces);
    customer_.new_place = customer_.place;
    if (random_.Percent(4)) {
      customer_.moved = first + 30 + random_.Below(700);
      customer_.new_place = random_.PickShare(kPlaces);
    }
    category_ = random_.PickShare(kCategories);

    // Screen people, store people, and both.
    constexpr std::array<std::array<std::uint32_t, 3>, 4> kMixes = {
        {{80, 14, 6}, {20, 72, 8}, {10, 10, 80}, {45, 25, 30}}};
    channels_ = kMixes[random_.Pick(std::array<std::uint32_t, 4>{42, 24, 14, 20})];
    has_app_ = old && channels_[kApp] > 40 && random_.Percent(70);

    customer_.push = random_.Percent(62);
    customer_.push_until = random_.Percent(9) ? first + 60 + random_.Below(600) : kEndDay;
    customer_.mail = !customer_.email.empty() && random_.Percent(64);
    customer_.mail_until = random_.Percent(7) ? first + 60 + random_.Below(600) : kEndDay;

    // How often they come: most a few times a year, a few nearly weekly.
    constexpr std::uint32_t kVisitsPpm[] = {3000, 7000, 14000, 28000, 55000, 110000};
    constexpr std::array<std::uint32_t, 6> kVisitors = {26, 28, 22, 15, 7, 2};
    visits_ppm_ = kVisitsPpm[random_.Pick(kVisitors)];
    // Who only ever looks, who is hard to win, who is easily won.
    constexpr std::uint32_t kIntent[] = {0, 22, 46, 70};
    intent_ = kIntent[random_.Pick(std::array<std::uint32_t, 4>{30, 28, 25, 17})];
  }

  // A visit, by the channel they like.
  void Come(std::int64_t day) {
    const auto channel = static_cast<Channel>(random_.Pick(channels_));
    Shop(day * kDaySeconds + TimeOfDay(channel == kStore), channel, On(day).microsite, false);
    // They fade: after each visit some do not come again, buyers less than the others.
    if (random_.Percent(bought_ ? 11 : 12)) alive_ = false;
  }

  // Some want a thing for weeks: they put it into the cart again and again, and do not buy.
  void Hesitate() {
    constexpr std::uint32_t kShare = 4;  // percent of those who still come
    const std::int64_t since = (kEndDay - kHesitationDays) * kDaySeconds;
    if (!alive_ || last_paid_ >= since || !random_.Percent(kShare)) return;
    const Channel channel = has_app_ && random_.Percent(70) ? kApp : kWeb;
    const std::uint8_t product = ChooseProduct();
    const std::uint32_t visits = 3 + random_.Below(3);
    for (std::uint32_t visit = 0; visit < visits; ++visit) {
      const std::int64_t day = kEndDay - 1 - random_.Below(kHesitationDays - 2);
      const std::int64_t time = day * kDaySeconds + TimeOfDay(false);
      AddProduct(time, kViewProduct, channel, product);
      AddProduct(time + 15 + random_.Below(240), kAddToCart, channel, product);
    }
  }

  // The push and the e-mail of a campaign that begins on this day.
  void Hear(std::int64_t day) {
    const std::uint8_t campaign = On(day).begins;
    if (campaign == kNone) return;
    if (has_app_ && customer_.push && day < customer_.push_until &&
        random_.Percent(alive_ ? 25 : 8)) {
      const std::int64_t hour = 9 + campaign * 7 % 11;
      const std::int64_t time = day * kDaySeconds + hour * 3600 + random_.Below(1800);
      Add(time, kPushReceived, kApp).campaign = campaign;
      if (random_.Percent(alive_ ? 34 : 8)) {
        const std::int64_t opened = time + 30 + random_.Below(4 * 3600);
        Add(opened, kPushOpen, kApp).campaign = campaign;
        if (random_.Percent(55)) Shop(opened + 3 + random_.Below(20), kApp, campaign, true);
      }
    }
    if (customer_.mail && day < customer_.mail_until && random_.Percent(alive_ ? 12 : 2)) {
      const std::int64_t opened = day * kDaySeconds + TimeOfDay(false);
      Add(opened, kEmailOpen, kEmail).campaign = campaign;
      if (random_.Percent(32)) Shop(opened + 5 + random_.Below(40), kWeb, campaign, true);
    }
  }

  void Shop(std::int64_t time, Channel channel, std::uint8_t campaign, bool sent) {
    const std::uint32_t intent = intent_ + (intent_ > 0 && campaign != kNone ? 8 : 0);
    if (channel == kStore) {
      Add(time, kStoreVisit, kStore);
      time += 600 + random_.Below(2400);
      if (random_.Percent(intent)) Pay(time, channel, ChooseProduct());
      return;
    }
    if (channel == kApp && !has_app_) {
      has_app_ = true;
      Add(time, kAppInstall, kApp);
      time += 40 + random_.Below(200);
    }
    if (campaign != kNone && (sent || random_.Percent(45))) {
      Add(time, kViewMicrosite, channel).campaign = campaign;
      time += 10 + random_.Below(120);
    } else if (random_.Percent(40)) {
      Add(time, kSearch, channel).category = static_cast<std::uint8_t>(ChooseCategory());
      time += 8 + random_.Below(60);
    }
    std::uint8_t product = kNone;
    for (bool more = true; more; more = random_.Percent(22)) {
      product = ChooseProduct();
      AddProduct(time, kViewProduct, channel, product);
      time += 15 + random_.Below(240);
    }
    const bool buys = random_.Percent(intent);
    if (!buys && !random_.Percent(17)) return;
    AddProduct(time, kAddToCart, channel, product);
    time += 20 + random_.Below(300);
    if (!buys && !random_.Percent(30)) return;
    AddProduct(time, kBeginCheckout, channel, product);
    // Some finish hours later, and some never.
    time += random_.Percent(12) ? 1800 + random_.Below(8 * 3600) : 30 + random_.Below(400);
    if (buys) Pay(time, channel, product);
  }

  void Pay(std::int64_t time, Channel channel, std::uint8_t product) {
    const Product& goods = kProducts[product];
    const std::uint32_t pieces = 1 + random_.Below(goods.most);
    // Some orders carry a voucher of 5, 10, 15 or 20 %.
    const std::uint32_t off = random_.Percent(22) ? 5 * (1 + random_.Below(4)) : 0;
    const std::uint32_t shipping = channel == kStore ? 0 : 9000 + 1000 * random_.Below(14);
    const std::uint32_t order = static_cast<std::uint32_t>(index_) * 1000 + ++orders_;
    Row& paid = AddProduct(time, kPaidOrder, channel, product);
    paid.amount = goods.price * pieces / 100 * (100 - off) + shipping;
    paid.order = order;
    bought_ = true;
    last_paid_ = std::max(last_paid_, time);
    if (random_.Percent(11)) {
      std::int64_t wait = (2 + random_.Below(9)) * kDaySeconds;
      wait += random_.Below(40000);
      AddProduct(time + wait, kWriteReview, channel == kStore ? kApp : channel, product).order =
          order;
    }
  }

  std::int64_t TimeOfDay(bool store) {
    const std::uint32_t hour =
        random_.Pick(store ? std::span<const std::uint32_t>(kStoreHours) : kScreenHours);
    return static_cast<std::int64_t>(hour) * 3600 + random_.Below(3600);
  }

  std::uint32_t ChooseCategory() {
    return random_.Percent(62) ? category_ : random_.Below(std::size(kCategories));
  }

  std::uint8_t ChooseProduct() {
    const Category& category = kCategories[ChooseCategory()];
    // The lower of two draws: some goods sell better than others.
    const std::uint32_t at = std::min(random_.Below(category.count), random_.Below(category.count));
    return static_cast<std::uint8_t>(category.first + at);
  }

  Row& AddProduct(std::int64_t time, Event event, Channel channel, std::uint8_t product) {
    Row& row = Add(time, event, channel);
    row.product = product;
    return row;
  }

  // The reference holds until the next row is added.
  Row& Add(std::int64_t time, Event event, Channel channel) {
    Row row;
    row.time = time;
    row.event = event;
    row.channel = channel;
    row.customer = static_cast<std::uint16_t>(index_);
    rows_.push_back(row);
    return rows_.back();
  }

  Random random_;
  int index_;
  const std::vector<Day>& calendar_;
  std::vector<Row>& rows_;
  Customer customer_;
  std::uint32_t category_ = 0;
  std::array<std::uint32_t, 3> channels_{};
  bool has_app_ = false;
  std::uint32_t visits_ppm_ = 0;
  std::uint32_t intent_ = 0;  // percent of visits that end in an order
  std::uint32_t orders_ = 0;
  bool bought_ = false;
  std::int64_t last_paid_ = 0;  // local seconds
  bool alive_ = true;
};

void WriteRow(const Row& row, const Customer& customer, const std::string& order, CsvWriter& csv) {
  const bool in_store = row.channel == kStore;
  const std::int64_t day = row.time / kDaySeconds;
  const bool moved = customer.moved > 0 && day >= customer.moved;
  const Place& place = kPlaces[moved ? customer.new_place : customer.place];
  const Product* product = row.product == kNone ? nullptr : &kProducts[row.product];

  csv.Cell("C" + Digits(row.customer + 1U, 5));
  csv.Cell(kEventNames[row.event]);
  csv.Cell(FormatLocal(row.time * kSecond));
  csv.Cell(order);
  csv.Cell(row.event == kPaidOrder ? std::to_string(row.amount) : std::string());
  csv.Cell(kChannelNames[row.channel]);
  csv.Cell(row.campaign == kNone ? std::string_view() : kSeasons[row.campaign].name);
  if (product != nullptr) {
    csv.Cell(product->category);
    csv.Cell(product->brand);
    csv.Cell(product->name);
  } else {
    csv.Cell(row.category == kNone ? std::string_view()
                                   : kProducts[kCategories[row.category].first].category);
    csv.Cell("");
    csv.Cell("");
  }
  csv.Cell(in_store ? kStores[place.store] : std::string_view());
  csv.Cell(customer.name);
  csv.Cell(customer.email);
  csv.Cell(customer.phone);
  csv.Cell(place.name);
  csv.Cell(customer.push && day < customer.push_until ? "yes" : "no");
  csv.Cell(customer.mail && day < customer.mail_until ? "yes" : "no");
  csv.EndRow();
}

// When customers are first seen, in order; true for those who were customers before. Three in ten
// were, and show up in the first weeks; the others join at a pace that doubles.
std::vector<std::pair<int, bool>> FirstContacts() {
  constexpr std::int64_t kOld = kCustomers * 3 / 10;
  constexpr std::int64_t kOldDays = 75;
  constexpr std::int64_t kNew = kCustomers - kOld;
  std::vector<std::pair<int, bool>> contacts;
  contacts.reserve(kCustomers);
  for (std::int64_t i = 0; i < kOld; ++i) contacts.emplace_back(i * kOldDays / kOld, true);
  for (std::int64_t i = 0; i < kNew; ++i) {
    contacts.emplace_back(i * (kDays - 1) * (4 * kNew - i) / (3 * kNew * kNew), false);
  }
  std::sort(contacts.begin(), contacts.end());
  return contacts;
}

}  // namespace

std::string WriteSampleData() {
  const std::vector<Day> calendar = MakeCalendar();
  std::vector<Row> rows;
  rows.reserve(60000);
  std::vector<Customer> customers;
  for (const auto& [first, old] : FirstContacts()) {
    const auto index = static_cast<int>(customers.size());
    customers.push_back(Life(index, calendar, rows).Live(first, old));
  }
  std::erase_if(rows, [](const Row& row) { return row.time >= kEndDay * kDaySeconds; });
  // What is done in one second keeps the order it was made in.
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].made = static_cast<std::uint32_t>(i);
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.time != b.time ? a.time < b.time : a.made < b.made;
  });

  std::string text;
  text.reserve(9'000'000);
  CsvWriter csv(text, {.line_end = "\n", .guard_formulas = false});
  for (const char* column : {"customer_id", "event", "timestamp", "order_id", "amount", "channel",
                             "campaign", "category", "brand", "product", "store_city", "name",
                             "email", "phone", "city", "push_consent", "email_consent"}) {
    csv.Cell(column);
  }
  csv.EndRow();

  // A review comes after its order, so the order has its number by then.
  std::vector<std::uint32_t> numbers(static_cast<std::size_t>(kCustomers) * 1000, 0);
  std::uint32_t paid = 0;
  for (const Row& row : rows) {
    if (row.event == kPaidOrder) numbers[row.order] = ++paid;
    const std::string order =
        row.order == 0 ? std::string() : "ORD-" + Digits(numbers[row.order], 6);
    WriteRow(row, customers[row.customer], order, csv);
  }
  return text;
}

}  // namespace kohort
