/** `Upload-Checksum` of a chunk: an algorithm, a blank and a value in Base64. */
import { breaks, keeps, undecided, type Standing } from "../request-standing.ts";
import { showValue } from "../show-value.ts";

export function uploadChecksumStanding(value: string | undefined, contract: string): Standing {
  if (value === undefined || /^md5 [A-Za-z0-9+/]{22}==$/i.test(value)) return keeps;
  if (value.includes(",")) return undecided;
  const broken = breaks(
    "/upload-checksum",
    contract,
    `Upload-Checksum ${showValue(value)} is none that is supported`,
  );
  const [algorithm = "", encoded = "", ...more] = value.split(" ");
  if (algorithm.toLowerCase() !== "md5" || encoded === "" || more.length > 0) return broken;
  // Of another length it is read, and does not match.
  return encoded.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) ? undecided : broken;
}
