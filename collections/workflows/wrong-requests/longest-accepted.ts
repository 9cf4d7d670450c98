import type { Step } from "../../model/step.ts";
import { act, probe, transfer, transferBody } from "../step-builders.ts";

/** Everything as long as it may be. The reference is stored in 500 characters (D05). */
const longest = {
  fileName: `${"å".repeat(251)}.txt`,
  sendersFileTransferReference: "r".repeat(500),
  propertyList: Object.fromEntries(
    Array.from({ length: 10 }, (_, i) => [`${i}`.padEnd(50, "k"), "v".repeat(i === 0 ? 3000 : 1)]),
  ),
} as const;

/** What is just within the limits is accepted, and read back whole. */
export const longestAccepted: readonly Step[] = [
  act("initializeFileTransfer", "everything as long as it may be", "sender", 200, {
    body: transferBody("", longest),
    captures: { "wrongRequests.longest": "/fileTransferId" },
  }),
  probe("getFileTransferOverview", "sender sees all of it", "sender", 200, {
    ...transfer("wrongRequests.longest"),
    asserts: Object.entries(longest).map(([name, equals]) => ({
      kind: "member",
      at: `/${name}`,
      equals,
    })),
  }),
];
