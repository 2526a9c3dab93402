// The sample data set: what a visitor sees before dropping a file of their own.
//
// A CSV of 30 months of an invented Indonesian retailer with an app, a web shop and stores: 3,000
// customers and about 50,000 events, 2024-05-13 to 2026-11-12, in the local time of Asia/Jakarta,
// ordered by time. It is made so that every stage, trend and cohort has something to show: buyers
// come, come again or fade; Saturdays, paydays, Ramadan, 11.11 and 12.12 are busy, the days of
// Lebaran are quiet; carts are abandoned; some customers have no e-mail, no phone, no consent.
//
// Nobody in it is real. Brands are invented; e-mail domains are reserved for examples (RFC 2606);
// phone numbers lie in +62 84x, which as far as we know no Indonesian operator uses.
//
// Columns:
//   customer_id     C00001 ... C03000, by the day of first contact
//   event           App Install, Push Received, Push Open, Email Open, View Microsite, Search,
//                   View Product, Add to Cart, Begin Checkout, Store Visit, Paid Order, Write
//                   Review
//   timestamp       2026-11-12 21:04:55
//   order_id        of Paid Order and Write Review: ORD-000001 ..., in order of payment
//   amount          of Paid Order: what was paid, whole rupiah
//   channel         app, web, store; empty for e-mail
//   campaign        of pushes, e-mails and microsites: "11.11 2026"
//   category, brand, product   of what the customer looked at, put in the cart or paid
//   store_city      of events in a store
//   name, email, phone, city, push_consent, email_consent   of the customer, in every row; city and
//                   consent as they were at that time
//
// The text is the same bytes in every build: an own generator of random numbers, whole numbers
// only. Cost: about 7 MB and 50 ms.
#ifndef KOHORT_CORE_IMPORT_SAMPLE_DATA_H_
#define KOHORT_CORE_IMPORT_SAMPLE_DATA_H_

#include <string>

namespace kohort {

inline constexpr const char* kSampleFileName = "sample-retail-events.csv";
inline constexpr const char* kSampleZone = "Asia/Jakarta";

std::string WriteSampleData();

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_SAMPLE_DATA_H_
