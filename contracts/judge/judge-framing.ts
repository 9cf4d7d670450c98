/** Lengths and ranges: what the headers say of the bytes against the bytes. */
import { askedRange, satisfied } from "./byte-range.ts";
import { bodySize } from "./body-size.ts";
import type { Headers, ResponseFacts } from "./facts.ts";
import type { Findings } from "./findings.ts";
import type { HeaderMap } from "./header-map.ts";
import { showValue } from "./show-value.ts";

const httpMessage = "/info/description";
const digits = /^\d+$/;

/** Content-Length against the bytes received (RFC 9112, section 6). */
export function judgeFraming(
  method: string,
  response: ResponseFacts<Headers>,
  headers: HeaderMap,
  findings: Findings,
): void {
  const length = headers.get("content-length");
  if (length === undefined) return;
  if (response.isRaw && headers.has("transfer-encoding")) {
    const message = "expected Content-Length or Transfer-Encoding, received both";
    findings.add("framing-ambiguous", "framing", "/transfer-encoding", httpMessage, message);
  }
  if (response.isRaw && response.status === 204 && !headers.has("transfer-encoding")) {
    // RFC 9110, section 8.6: a server MUST NOT send it with 204.
    const message = `expected no Content-Length with 204, received ${showValue(length)}`;
    findings.add("content-length-differs", "framing", "/content-length", httpMessage, message);
    return;
  }
  if (!digits.test(length)) {
    const message = `expected Content-Length to be a number of bytes, received ${showValue(length)}`;
    findings.add("content-length-differs", "framing", "/content-length", httpMessage, message);
    return;
  }
  const hasNoBody =
    method.toUpperCase() === "HEAD" || response.status === 204 || response.status === 304;
  const size = bodySize(response.body);
  if (hasNoBody || size === null || headers.has("content-encoding")) return;
  // A runtime that hands in text may have dropped the three bytes of a byte order mark.
  if (Number(length) === size || (!response.isRaw && Number(length) === size + 3)) return;
  const message = `expected ${length} bytes as Content-Length says, received ${size}`;
  findings.add("content-length-differs", "framing", "/content-length", httpMessage, message);
}

/** Range asked for, Content-Range, Content-Length and bytes of a download (RFC 9110, section 14). */
export function judgeRange(
  contract: string,
  range: string | undefined,
  response: ResponseFacts<Headers>,
  headers: HeaderMap,
  findings: Findings,
): void {
  const asked = askedRange(range);
  if (response.status === 200 && (asked.kind === "fromTo" || asked.kind === "suffix")) {
    const message = `expected 206 or 416 for the range ${showValue(range)}, received 200`;
    findings.add("status-unexpected", "status", "", `${contract}/responses`, message);
  }
  if (response.status === 416 && asked.kind === "none") {
    const message = `expected 200 where no range can be read (${showValue(range)}), received 416`;
    findings.add("status-unexpected", "status", "", `${contract}/responses`, message);
  }
  if (response.status !== 206) return;
  if (asked.kind === "none") {
    const message = `expected 200 where no range can be read (${showValue(range)}), received 206`;
    findings.add("status-unexpected", "status", "", `${contract}/responses`, message);
  }
  const problem = contentRangeProblem(asked, response, headers);
  if (problem === null) return;
  const place = `${contract}/responses/206/headers/Content-Range`;
  findings.add("content-range-wrong", "header", "/content-range", place, problem);
}

function contentRangeProblem(
  asked: ReturnType<typeof askedRange>,
  response: ResponseFacts<Headers>,
  headers: HeaderMap,
): string | null {
  const value = headers.get("content-range");
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(value ?? "");
  // Missing or malformed: the header's own rule has said so.
  if (!match) return null;
  const [first = 0, last = 0, size = 0] = match.slice(1).map(Number);
  if (first > last || last >= size)
    return `expected first ≤ last < size, received ${showValue(value)}`;
  if (asked.kind === "fromTo" || asked.kind === "suffix") {
    const expected = satisfied(asked, size);
    if (expected === null)
      return `expected 416 for a file of ${size} bytes, received ${showValue(value)}`;
    if (expected.first !== first || expected.last !== last) {
      return `expected bytes ${expected.first}-${expected.last}/${size}, received ${showValue(value)}`;
    }
  }
  const received = bodySize(response.body) ?? Number(headers.get("content-length") ?? Number.NaN);
  const named = last - first + 1;
  if (Number.isNaN(received) || received === named) return null;
  return `expected a range of ${received} bytes, as many as came, received ${showValue(value)} (${named} bytes)`;
}
