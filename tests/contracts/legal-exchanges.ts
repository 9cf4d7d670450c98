/** What the service may legally answer: to requests in odd forms, and in its headers. */
import type { Header } from "../../contracts/judge/facts.ts";
import type { LegalRow } from "./legal-row.ts";
import { header, json, requestHeader, requestJson, type Change } from "./mutation.ts";

const overview = ["getFileTransferOverview", 200, "full"] as const;
const initialize = ["initializeFileTransfer", 200, "full"] as const;
const search = ["searchFileTransfers", 200, "full"] as const;
const download = ["downloadFile", 200, "full"] as const;
const ranged = ["downloadFile", 206, "full"] as const;
const configure = ["configureResource", 204, "empty"] as const;
const validation = ["initializeFileTransfer", 400, /"errors"/] as const;
const member = (name: string, value: unknown): Change => json((body) => (body[name] = value));
const path =
  (change: (path: string) => string): Change =>
  (facts) => ({ ...facts, request: { ...facts.request, path: change(facts.request.path) } });
const method =
  (name: string): Change =>
  (facts) => ({ ...facts, request: { ...facts.request, method: name } });
const challenges =
  (...values: readonly string[]): Change =>
  (facts) => ({
    ...facts,
    response: {
      ...facts.response,
      headers: [
        ...facts.response.headers.filter(([name]) => !/^www-auth/i.test(name)),
        ...values.map((value): Header => ["WWW-Authenticate", value]),
      ],
    },
  });
const attachment = (name: string, full: string): Change =>
  header("content-disposition", `attachment; filename=${name}; filename*=UTF-8''${full}`);
/** A range of the ten bytes that the answer then has. */
const range = (asked: string, sent: string): readonly Change[] => [
  requestHeader("range", asked),
  header("content-range", sent),
  header("content-length", "10"),
  (facts) => ({
    ...facts,
    response: { ...facts.response, body: { kind: "text", text: "0123456789" } },
  }),
];

/** Requests, refusals and downloads that no record shows. */
export const legalExchanges: readonly LegalRow[] = [
  [
    "several messages of several members",
    validation,
    member("errors", {
      FileName: ["a", "b"],
      "$.recipients[0]": ["c"],
      "": ["d"],
      __proto__x: ["e"],
    }),
  ],
  ["a validation problem without traceId", validation, json((body) => delete body["traceId"])],
  [
    "a name that is a token",
    download,
    attachment("a!#$%&'*+.^_`|~-.txt", "a!#$%25&%27%2A+.^_`|~-.txt"),
  ],
  ["a name in quotes", download, attachment('"a \\"b\\" \\\\c.txt"', "a%20%22b%22%20%5Cc.txt")],
  ["a name of one emoji", download, attachment("__", "%F0%9F%98%80")],
  ["a range in upper case", ranged, ...range("BYTES=0-9", "bytes 0-9/41")],
  ["a range to the end", ranged, ...range("bytes=31-", "bytes 31-40/41")],
  ["a range beyond the end", ranged, ...range("bytes=31-999999999999999", "bytes 31-40/41")],
  ["a range with leading zeros", ranged, ...range("bytes=0031-0040", "bytes 31-40/41")],
  ["a range with blanks", ranged, ...range("bytes = 31 - 40", "bytes 31-40/41")],
  ["a range with commas around", ranged, ...range("bytes=,31-40,", "bytes 31-40/41")],
  ["the last bytes", ranged, ...range("bytes=-10", "bytes 31-40/41")],
  ["more last bytes than there are", ranged, ...range("bytes=-4000", "bytes 0-9/10")],
  ["a range that is none", download, requestHeader("range", "bytes=9-2")],
  ["several ranges", download, requestHeader("range", "bytes=0-1,3-4")],
  ["a huge range", download, requestHeader("range", "bytes=99999999999999999999-")],
  ["another unit", download, requestHeader("range", "items=0-9")],
  ["a range of no digits", download, requestHeader("range", "bytes=-")],
  ["an empty range", download, requestHeader("range", "")],
  ["several lines of Range", download, requestHeader("range", "bytes=0-1, bytes=0-1")],
  ["an id in upper case", overview, path((p) => p.toUpperCase())],
  [
    "an id without dashes",
    overview,
    path((p) => p.replace(/[0-9a-f-]{36}/, (id) => id.replaceAll("-", ""))),
  ],
  ["an id in braces", overview, path((p) => p.replace(/[0-9a-f-]{36}/, "%7B$&%7D"))],
  [
    "an id in parentheses with blanks",
    overview,
    path((p) => p.replace(/[0-9a-f-]{36}/, "($&)%20")),
  ],
  [
    "an id in the form of a struct",
    overview,
    path((p) =>
      p.replace(
        /[0-9a-f-]{36}/,
        "%7B0x8c696f72,0xa0a7,0x48eb,%7B0xab,0x20,0xf0,0x03,0x2e,0xd7,0x11,0x19%7D%7D",
      ),
    ),
  ],
  ["a slash at the end", overview, path((p) => `${p}/`)],
  ["a query that nobody reads", overview, path((p) => `${p}?x=%zz&resourceId=`)],
  ["an encoded path", overview, path((p) => p.replace("filetransfer", "%66ile%54ransfer"))],
  ["a method in lower case", overview, method("get")],
  ["a resource id with an encoded slash", configure, path((p) => `${p}%2Fb`)],
  ["a query of blanks for nothing", search, path((p) => `${p}&status=&role=%20&recipientStatus=`)],
  ["a state in a number", search, path((p) => `${p}&STATUS=%2B3&role=01`)],
  ["a list of states", search, path((p) => `${p}&status=published,Failed`)],
  ["dates as .NET reads them", search, path((p) => `${p}&from=01/31/2020&to=January%2031,%202020`)],
  [
    "an Accept with qualities",
    overview,
    requestHeader("accept", "text/html, APPLICATION/JSON;q=0"),
  ],
  ["an Accept of all", overview, requestHeader("accept", "text/html,*/*;q=0.8")],
  ["an Accept that download does not look at", download, requestHeader("accept", "")],
  ["a type of JSON with another name", initialize, requestHeader("content-type", "text/json")],
  [
    "a type with a suffix",
    initialize,
    requestHeader("content-type", "application/vnd.a+json; charset=utf-8"),
  ],
  [
    "a type in UTF-16",
    initialize,
    requestHeader("content-type", "application/json; charset=utf-16"),
  ],
  [
    "a form where none is read",
    overview,
    requestHeader("content-type", "application/x-www-form-urlencoded"),
  ],
  [
    "members in another letter case",
    initialize,
    requestJson((body) => {
      body["FILENAME"] = body["fileName"];
      delete body["fileName"];
    }),
  ],
  ["an unknown member", initialize, requestJson((body) => (body["more"] = { a: [1] }))],
  ["an empty recipient", initialize, requestJson((body) => (body["recipients"] = [""]))],
  [
    "a reference of blanks",
    initialize,
    requestJson((body) => (body["sendersFileTransferReference"] = " ")),
  ],
  ["a size in a text", configure, requestJson((body) => (body["maxFileTransferSize"] = "1000"))],
  [
    "a negative grace period",
    configure,
    requestJson((body) => (body["purgeFileTransferGracePeriod"] = "-PT1H")),
  ],
  [
    "an unreadable form",
    ["getFileTransferOverview", 400, /"errors"/],
    path((p) =>
      p.replace(/filetransfer\/[^/?]*/, "filetransfer/8c696f72-a0a7-48eb-ab20-f0032ed71119"),
    ),
    requestHeader("content-type", "multipart/form-data; boundary=a"),
  ],
  [
    "NUL in the resource id of a search",
    ["searchFileTransfers", 400, /"errors"/],
    path((p) => `${p.split("?")[0]}?resourceId=a%00b`),
  ],
  [
    "two bare challenges",
    ["getFileTransferOverview", 401, "empty"],
    challenges("Bearer", "Bearer"),
  ],
  [
    "challenges on one line",
    ["getFileTransferOverview", 401, "empty"],
    challenges(
      'Bearer error="invalid_token", Bearer error="invalid_token", error_description="The issuer \'https://a/,b\' is invalid; The signature is invalid"',
    ),
  ],
];
