import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { judgeEntries } from "../../runner/judge/judge-entries.ts";
import { readExchanges } from "../../runner/judge/read-exchanges.ts";
import { committedContract } from "../../runner/contract-build/contract-in-force.ts";
import { readDeviationUse } from "../../runner/deviations/read-deviation-use.ts";

const folder = fileURLToPath(new URL("../records/", import.meta.url));
