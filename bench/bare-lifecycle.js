/**
 * The bare lifecycle: the same requests as scenarios/lifecycle.scenario.ts sends (headers and
 * token fetches included), written straight down.
 * It reads no more of an answer than the next request needs, and checks nothing. `npm run bench` holds
 * the scenario's CPU against this script's.
 */
import { randomBytes } from "k6/crypto";
import http from "k6/http";
import { sleep } from "k6";

const { BROKER_URL, PLATFORM_URL, RESOURCE_ID, RUN_ID, SUMMARY_FILE } = __ENV;

// As the scenario has them: neither script is to win by what k6 does for it.
export const options = {
  userAgent: `broker-suite/bare (${RUN_ID})`,
  maxRedirects: 0,
  systemTags: [
    "method",
    "name",
    "status",
    "group",
    "check",
    "error_code",
    "scenario",
    "expected_response",
  ],
};

const root = `${BROKER_URL}/broker/api/v1`;
const payload = randomBytes(1024);
const tokens = {};
let counter = 0;

function tokenOf(organization, scope) {
  tokens[organization] ??= http.get(
    `${PLATFORM_URL}/api/GetSystemUserToken?env=sandbox&scopes=${encodeURIComponent(scope)}&orgNo=310654321&systemUserOrg=${organization}&ttl=1800`,
    { tags: { name: "token" }, responseType: "text" },
  ).body;
  return tokens[organization];
}

function params(name, token, responseType, contentType) {
  counter += 1;
  const id = String(counter).padStart(16, "0");
  const headers = {
    Authorization: `Bearer ${token}`,
    traceparent: `00-${String(__VU).padStart(16, "1")}${id}-${id}-01`,
  };
  if (contentType !== undefined) headers["Content-Type"] = contentType;
  return { headers, tags: { name }, responseType };
}

/** How many requests were sent: the bench compares them. */
export function handleSummary({ metrics }) {
  return { [SUMMARY_FILE]: JSON.stringify({ metrics: { http_reqs: metrics.http_reqs } }) };
}

export default function () {
  const sender = tokenOf("991825827", "altinn:broker.write");
  const recipients = [
    tokenOf("986252932", "altinn:broker.read"),
    tokenOf("910568183", "altinn:broker.read"),
  ];

  const initialized = http.post(
    `${root}/filetransfer`,
    `{"fileName":"letter.bin","resourceId":"${RESOURCE_ID}","sendersFileTransferReference":"broker-suite ${RUN_ID}","sender":"0192:991825827","recipients":["0192:986252932","0192:910568183"],"propertyList":{}}`,
    params("initializeFileTransfer", sender, "text", "application/json"),
  );
  const transfer = `${root}/filetransfer/${initialized.json("fileTransferId")}`;
  http.post(
    `${transfer}/upload`,
    payload,
    params("uploadFile", sender, "none", "application/octet-stream"),
  );
  while (
    !http
      .get(transfer, params("getFileTransferOverview", sender, "text"))
      .body.includes('"Published"')
  ) {
    sleep(0.05);
  }
  for (const recipient of recipients) {
    http.get(`${transfer}/download`, params("downloadFile", recipient, "none"));
    http.post(`${transfer}/confirmdownload`, null, params("confirmDownload", recipient, "none"));
  }
  http.get(transfer, params("getFileTransferOverview", sender, "none"));
}
