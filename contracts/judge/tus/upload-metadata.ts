/** `Upload-Metadata`: pairs of a key and a value in Base64, parted by commas. Only its form is looked at. */
import { breaks, keeps, undecided, type Standing } from "../request-standing.ts";
import { showValue } from "../show-value.ts";

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export function uploadMetadataStanding(value: string | undefined, contract: string): Standing {
  if (value === undefined || value === "") return keeps;
  // A comma with a blank may be two lines joined; the letters of Base64 for URLs stand for long values in records.
  if (/,\s|[-_\t]/.test(value)) return undecided;
  const keys = new Set<string>();
  const pairs = value.replace(/,$/, "").split(",");
  for (const pair of pairs) {
    const [key = "", ...words] = pair.trimEnd().split(" ");
    const encoded = words.join(" ");
    if (key === "" || keys.has(key) || !base64.test(encoded)) {
      const message = `Upload-Metadata ${showValue(value)} is malformed`;
      return breaks("/upload-metadata", contract, message);
    }
    keys.add(key);
  }
  return keeps;
}
