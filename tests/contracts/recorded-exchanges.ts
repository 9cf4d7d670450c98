/** The recorded exchanges of the contract's operations, for tests that judge or break them. */
import { readdirSync, readFileSync } from "node:fs";

import { operationIds, type OperationId } from "../../contracts/vocabulary.ts";
import type { Exchange } from "../../runner/judge/exchange.ts";
import { readRecords } from "../../runner/judge/read-records.ts";

const folder = new URL("../records/", import.meta.url);

export interface RecordedExchange {
  readonly file: string;
  readonly index: number;
  readonly operationId: OperationId;
  readonly exchange: Exchange;
}

/** All of them; `events.jsonl` holds no exchanges. */
export function recordedExchanges(): readonly RecordedExchange[] {
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(".jsonl") && name !== "events.jsonl",
  );
  return files.flatMap((file) =>
    readRecords(readFileSync(new URL(file, folder), "utf8"), file).flatMap((entry) => {
      if (entry.kind !== "exchange") return [];
      const operationId = operationIds.find((id) => id === entry.exchange.operation);
      return operationId === undefined
        ? []
        : [{ file, index: entry.index, operationId, exchange: entry.exchange }];
    }),
  );
}
