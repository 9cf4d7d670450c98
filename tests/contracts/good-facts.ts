/** Good records to break. */
import assert from "node:assert/strict";

import { isEmptyBody } from "../../contracts/judge/body-size.ts";
import type { Facts } from "./mutation.ts";
import type { MutationRow } from "./mutation-row.ts";
import { recordedExchanges } from "./recorded-exchanges.ts";

const recorded = recordedExchanges();

/** The first good record of that operation, status and body. */
export function goodFacts([operationId, status, body]: MutationRow[1]): Facts {
  const found = recorded.find(({ operationId: id, exchange: { request, response, context } }) => {
    if (id !== operationId || response.status !== status || context.fault !== undefined)
      return false;
    if (response.body.kind !== "text") return false;
    if (!(body instanceof RegExp)) return isEmptyBody(response.body) === (body === "empty");
    return body.test(response.body.text) && request.path !== "";
  });
  assert.ok(found, `no record of ${operationId} ${status}`);
  return found.exchange;
}
