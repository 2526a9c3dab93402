// Eight questions that a marketer asks of events, for every engine the same, and their answers in one
// form: lines of text. As of 2026-11-01 00:00:00 UTC; a purchase is a "Paid Order".
//
// Kohort's own are segments, by name (docs/conditions.md), null for what it cannot answer yet.

// The request to Kohort's engine for a question's segments (core/service/messages.h). `late_s` seconds
// later, the answer is the same but for a customer at a boundary, and none that is remembered.
export function KohortRequest(segments, late_s) {
  return {
    type: "sizes",
    definitions: {
      settings: {
        lifecycle: {
          purchase: "Paid Order", as_of: `2026-11-01 00:00:${String(late_s).padStart(2, "0")}`,
          defecting_after: { count: 180, unit: "day" }, inactive_after: { count: 365, unit: "day" },
        },
      },
      segments: Object.entries(segments).map(([name, include]) =>
        ({ id: name, name, goal: "retention", include })),
    },
  };
}

// Lines "segment customers" of the reply, as the questions below want them.
export const KohortLines = ({ segments }) =>
  segments.filter(({ customers }) => customers > 0).map(({ segment, customers }) => `${segment} ${customers}`);
const JustTheCount = ({ segments: [{ customers }] }) => [`${customers}`];

const All = (...conditions) => ({ conditions });
const Did = (event, more = {}) => ({ type: "event", events: [event], ...more });
const Last = (count) => ({ kind: "last", count, unit: "day" });
const Is = (property, ...values) => ({ filters: [{ type: "property", property, op: "is", values }] });

// A segment of six conditions as a person builds it, of which the first is being edited.
export const SixConditions = (times) => ({
  six: All(Did("Add to Cart", { window: Last(30), count: { op: ">=", value: times } }),
           Did("Paid Order", { window: Last(90) }),
           Did("View Microsite", { window: Last(180) }),
           { type: "aggregate", function: "sum", property: "amount", events: ["Paid Order"],
             window: Last(365), test: { op: ">=", value: 50 } },
           { type: "event", match: "any", where: Is("city", "Mumbai", "Jakarta") },
           { type: "last_time", events: ["Push Open"], window: Last(90) }),
});

const kFifths = [1, 2, 3, 4, 5];

const kAsOf = "TIMESTAMP '2026-11-01 00:00:00'";

export const kQuestions = [
  {
    id: "Q1",
    what: "customers by lifecycle stage, ages 180 and 365 days",
    kohort: {
      segments: Object.fromEntries(["lead", "first_timer", "active", "defecting", "inactive"].map((stage) =>
        [stage, All({ type: "stage", stages: [stage] })])),
      answer: KohortLines,
    },
    sql: `
      WITH buyers AS (
        SELECT customer_id, count(*) FILTER (event = 'Paid Order') AS orders,
               max(timestamp) FILTER (event = 'Paid Order') AS latest
        FROM events GROUP BY customer_id)
      SELECT CASE WHEN orders = 0 THEN 'lead'
                  WHEN latest < ${kAsOf} - INTERVAL 365 DAY THEN 'inactive'
                  WHEN latest < ${kAsOf} - INTERVAL 180 DAY THEN 'defecting'
                  WHEN orders = 1 THEN 'first_timer' ELSE 'active' END AS stage, count(*)
      FROM buyers GROUP BY stage`,
  },
  {
    id: "Q2",
    what: "three or more carts in 30 days and no order in them",
    kohort: {
      segments: {
        q2: All(Did("Add to Cart", { window: Last(30), count: { op: ">=", value: 3 } }),
                Did("Paid Order", { window: Last(30), count: { op: "=", value: 0 } })),
      },
      answer: JustTheCount,
    },
    sql: `
      SELECT count(*) FROM (
        SELECT customer_id FROM events
        WHERE timestamp >= ${kAsOf} - INTERVAL 30 DAY AND event IN ('Add to Cart', 'Paid Order')
        GROUP BY customer_id
        HAVING count(*) FILTER (event = 'Add to Cart') >= 3 AND bool_and(event <> 'Paid Order'))`,
  },
  {
    id: "Q3",
    what: "50 or more spent on one brand in 90 days",
    kohort: {
      segments: {
        q3: All({
          type: "aggregate", function: "sum", property: "amount", events: ["Paid Order"],
          where: Is("brand", "ACE"), window: Last(90), test: { op: ">=", value: 50 },
        }),
      },
      answer: JustTheCount,
    },
    sql: `
      SELECT count(*) FROM (
        SELECT customer_id FROM events
        WHERE timestamp >= ${kAsOf} - INTERVAL 90 DAY AND event = 'Paid Order' AND brand = 'ACE'
        GROUP BY customer_id HAVING round(sum(amount) * 100) >= 5000)`,
  },
  {
    id: "Q4",
    what: "recency, frequency and money in fifths by rank",
    kohort: {
      segments: Object.fromEntries(kFifths.flatMap((r) => kFifths.flatMap((f) => kFifths.map((m) =>
        [`${r}-${f}-${m}`, All({
          type: "rfm", recency: { from: r, to: r }, frequency: { from: f, to: f }, monetary: { from: m, to: m },
        })])))),
      answer: KohortLines,
    },
    sql: `
      WITH buyers AS (
        SELECT max(timestamp) AS latest, count(*) AS orders, round(sum(amount) * 100) AS cents
        FROM events WHERE event = 'Paid Order' GROUP BY customer_id),
      fifths AS (
        SELECT (rank() OVER (ORDER BY latest) - 1) * 5 // count(*) OVER () + 1 AS recency,
               (rank() OVER (ORDER BY orders) - 1) * 5 // count(*) OVER () + 1 AS frequency,
               (rank() OVER (ORDER BY cents) - 1) * 5 // count(*) OVER () + 1 AS money
        FROM buyers)
      SELECT concat(recency, '-', frequency, '-', money) AS cell, count(*) FROM fifths GROUP BY cell`,
  },
  {
    id: "Q5",
    what: "ordered within seven days of the cart before it",
    kohort: {
      segments: {
        q5: All({
          type: "sequence", steps: [{ events: ["Add to Cart"] }, { events: ["Paid Order"] }],
          strictly_later: true, within: { count: 7, unit: "day" },
        }),
      },
      answer: JustTheCount,
    },
    sql: `
      SELECT count(DISTINCT o.customer_id)
      FROM (SELECT customer_id, timestamp FROM events WHERE event = 'Paid Order') AS o
      ASOF JOIN (SELECT customer_id, timestamp FROM events WHERE event = 'Add to Cart') AS c
        ON o.customer_id = c.customer_id AND o.timestamp > c.timestamp
      WHERE o.timestamp <= c.timestamp + INTERVAL 7 DAY`,
  },
  {
    id: "Q6",
    what: "touched three or more brands",
    kohort: {
      segments: {
        q6: All({
          type: "aggregate", function: "distinct", property: "brand", match: "any",
          test: { op: ">=", value: 3 },
        }),
      },
      answer: JustTheCount,
    },
    sql: `
      SELECT count(*) FROM (
        SELECT customer_id FROM events GROUP BY customer_id HAVING count(DISTINCT brand) >= 3)`,
  },
  {
    id: "Q7",
    what: "no push opened in 60 days, and either one of five cities or five microsites",
    kohort: {
      segments: {
        q7: All(Did("Push Open", { window: Last(60), count: { op: "=", value: 0 } }), {
          type: "group", match: "any",
          conditions: [
            { type: "event", match: "any", where: Is("city", "Mumbai", "Jakarta", "Dubai", "London", "Manila") },
            Did("View Microsite", { count: { op: ">=", value: 5 } }),
          ],
        }),
      },
      answer: JustTheCount,
    },
    sql: `
      SELECT count(*) FROM (
        SELECT customer_id FROM events GROUP BY customer_id
        HAVING count(*) FILTER (event = 'Push Open' AND timestamp >= ${kAsOf} - INTERVAL 60 DAY) = 0
           AND (bool_or(city IN ('Mumbai', 'Jakarta', 'Dubai', 'London', 'Manila'))
                OR count(*) FILTER (event = 'View Microsite') >= 5))`,
  },
  {
    id: "Q8",
    what: "retention: month of the first order by months since",
    kohort: null,
    sql: `
      WITH months AS (
        SELECT DISTINCT customer_id, year(timestamp) * 12 + month(timestamp) - 1 AS month
        FROM events WHERE event = 'Paid Order'),
      cohorts AS (SELECT customer_id, min(month) AS first FROM months GROUP BY customer_id)
      SELECT concat(first, '+', month - first) AS cell, count(*)
      FROM months JOIN cohorts USING (customer_id) GROUP BY cell`,
  },
];
