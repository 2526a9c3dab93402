// The texts about single customers: a part of text_table.h.
#ifndef KOHORT_WEB_UI_TEXT_TABLE_CUSTOMERS_H_
#define KOHORT_WEB_UI_TEXT_TABLE_CUSTOMERS_H_

// clang-format off
#define KOHORT_CUSTOMER_TEXTS(X) \
  /* Columns of members */ \
  X(kColumnCustomer, "Customer", "Pelanggan") \
  X(kColumnStage, "Stage", "Tahap") \
  X(kColumnOrders, "Orders", "Pesanan") \
  X(kColumnSpent, "Spent", "Belanja") \
  X(kColumnFirstOrder, "First order", "Pesanan pertama") \
  X(kColumnLastOrder, "Last order", "Pesanan terakhir")

// clang-format on

#endif  // KOHORT_WEB_UI_TEXT_TABLE_CUSTOMERS_H_
