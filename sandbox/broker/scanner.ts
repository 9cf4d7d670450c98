/**
 * The sandbox's malware scanner: it knows the one file that every scanner knows. What it finds is a result like
 * those of the real scanner, in Azure.
 */
import { createHash, randomUUID } from "node:crypto";
import type { Job, ScanFinding } from "./rules/answer.ts";
import type { Instant } from "./rules/instant.ts";
import type { ScanResult } from "./rules/scan-result.ts";

/** The test file of EICAR, in two halves: whole it would be found in this file, too. */
const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
  "latin1",
);

/** A file is the test file when it begins with it and has at most this many bytes. */
export const longestTestFileBytes = 128;

/** @param file the whole of it, when it is not longer than a test file */
export function scanFile(file: Uint8Array): ScanFinding {
  return eicar.equals(file.subarray(0, eicar.length))
    ? createHash("sha256").update(file).digest("hex").toUpperCase()
    : null;
}

export function scannerResult(
  { transferId, finding }: Extract<Job, { kind: "scan" }>,
  finishedAt: Instant,
): ScanResult {
  const result = {
    correlationId: randomUUID(),
    blobUri: `https://storage.invalid/brokerfiles/${transferId}`,
    eTag: "0x1",
    finishedAt,
  };
  if (finding === null) return { ...result, type: "No threats found", details: null };
  return {
    ...result,
    type: "Malicious",
    details: {
      malwareNames: ["Virus:DOS/EICAR_Test_File"],
      sha256: finding,
      notScannedReason: "",
    },
  };
}
