import assert from "node:assert/strict";
import { test } from "node:test";

import { summaryText } from "./summary-text.ts";

const upload = "http_req_duration{name:uploadFile,scenario:lifecycle}";

test("the summary tells counts, latencies and crossed thresholds, and nothing that was not measured", () => {
  const text = summaryText({
    metrics: {
      workflow_completed: { type: "counter", values: { count: 9 } },
      transfers_corrupt: {
        type: "counter",
        values: { count: 1 },
        thresholds: { "count==0": { ok: false } },
      },
      [upload]: {
        type: "trend",
        values: { count: 9, med: 1.25, "p(95)": 3, max: 4 },
        thresholds: { "p(95)<5000": { ok: true } },
      },
      end_to_end: { type: "trend", values: { count: 0, med: 0, "p(95)": 0, max: 0 } },
    },
    root_group: {},
    state: {},
  });

  assert.match(text, /^completed +9$/m);
  assert.match(text, /^uploadFile +median 1\.3 ms {2}p95 3\.0 ms {2}max 4\.0 ms$/m);
  assert.match(text, /^crossed: transfers_corrupt count==0$/m);
  assert.doesNotMatch(text, /end_to_end/);
  assert.doesNotMatch(text, /every threshold holds/);
});
