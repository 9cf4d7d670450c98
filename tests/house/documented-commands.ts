/** How a command that a page shows is seen to work. */
export type HowItIsRun =
  /** Run to its end, in a copy of the checkout. */
  | {
      readonly kind: "runs";
      readonly exitCode: number;
      /** What stdout has to say. */
      readonly says?: RegExp;
    }
  /** Runs until a signal: started, its ready line awaited, stopped when its block ends. */
  | { readonly kind: "serves"; readonly ready: RegExp }
  /** A `curl` line to a running sandbox: sent to one by fetch, since not every machine has curl. */
  | { readonly kind: "asks"; readonly says: RegExp }
  /** Too long or too deep to run within a test: this file runs exactly it. */
  | { readonly kind: "runBy"; readonly file: string; readonly as: string };

const ci = (as: string): HowItIsRun => ({ kind: "runBy", file: ".ci/run", as });
const serves: HowItIsRun = { kind: "serves", ready: /^sandbox ready|^\{"brokerUrl":/m };
const asks = (says: RegExp): HowItIsRun => ({ kind: "asks", says });
const passes = (says?: RegExp): HowItIsRun =>
  says === undefined ? { kind: "runs", exitCode: 0 } : { kind: "runs", exitCode: 0, says };

/**
 * Every command of README, CONTRIBUTING and docs, as it stands there. A command that is not here fails
 * the test, and so does one that no page shows any more.
 */
export const documentedCommands: Readonly<Record<string, HowItIsRun>> = {
  "npm ci": ci("npm ci"),
  "npm start": passes(/report\.html/),
  // `npm test` is a phase of the check that .ci/run runs; it cannot run within itself.
  "npm test": ci("npm run check"),
  "npm run check": ci("npm run check"),
  "npm run check -- lint types": passes(/check passed/),
  "npm test -- targets": passes(/fail 0/),
  "npm run format": passes(),
  "npm run generate": passes(),
  "scripts/broker-suite run --target sandbox": {
    kind: "runBy",
    file: "package.json",
    as: '"start": "scripts/broker-suite run --target sandbox"',
  },
  "scripts/broker-suite contract --target sandbox --only operations": passes(),
  "scripts/broker-suite contract --target sandbox --only operations --deviations expected --strict":
    passes(),
  "scripts/broker-suite load --target sandbox --workload smoke --rate 5 --duration 5s": passes(),
  "scripts/broker-suite load --target sandbox --workload average-load --rate 4 --duration 3s":
    passes(),
  "scripts/broker-suite load --target sandbox --rate 5 --duration 3s -- --out json=samples.json.gz":
    passes(),
  "BROKER_URL=http://127.0.0.1:5096 PLATFORM_URL=http://127.0.0.1:5097 k6 run lifecycle.js": {
    kind: "runBy",
    file: "tests/load/bundle.test.ts",
    as: '["run", "--quiet", "lifecycle.js"]',
  },
  "scripts/broker-suite judge tests/records/overview.jsonl": passes(),
  "scripts/broker-suite drift contracts/broker.openapi.yaml": passes(/^no differences$/m),
  "scripts/broker-suite sandbox --list-faults": passes(/^recipient-missing /m),
  "scripts/broker-suite collections --help": passes(/^Example: /m),
  "scripts/broker-suite k6 ensure": passes(/k6/),
  "scripts/broker-suite doctor": passes(/k6/),
  "scripts/broker-suite platform --port 5097": { kind: "serves", ready: /^platform ready/m },
  "scripts/broker-suite sandbox --port 5096 --platform-url http://127.0.0.1:5097": {
    kind: "serves",
    ready: /^sandbox ready/m,
  },
  "scripts/broker-suite contract --only search --broker-url http://127.0.0.1:5096 --platform-url http://127.0.0.1:5097":
    passes(),
  "scripts/broker-suite contract --target sandbox --only lifecycle --fault recipient-missing": {
    kind: "runs",
    exitCode: 1,
    says: /getFileTransfer/,
  },
  "scripts/broker-suite sandbox": serves,
  "scripts/broker-suite sandbox --fault recipient-missing,download-byte-wrong@200": serves,
  "scripts/broker-suite sandbox --json": serves,
  "scripts/broker-suite platform --json": { kind: "serves", ready: /^\{"platformUrl":/m },
  "scripts/broker-suite platform --print-env": { kind: "serves", ready: /^HTTPS_PROXY=http/m },
  "scripts/broker-suite platform --gateway --broker-url http://127.0.0.1:5096": {
    kind: "serves",
    ready: /^platform ready at .*, subscription key /m,
  },
  "scripts/broker-suite platform --broker-url http://127.0.0.1:5096": {
    kind: "serves",
    ready: /^platform ready/m,
  },
  "curl 'http://127.0.0.1:5097/_control/decisions?decision=NotApplicable'": asks(/"decisions":/),
  "curl 'http://127.0.0.1:5097/_control/calls?dependency=authorization&status=401'":
    asks(/"calls":/),
  "curl -X DELETE http://127.0.0.1:5097/_control/calls": asks(/^$/),
  [`curl -X PUT http://127.0.0.1:5097/_control/failures -H 'content-type: application/json' -d '{"authorization":{"mode":"slow","delayMs":2000},"events":{"mode":"status","status":503,"times":4}}'`]:
    asks(/"delayMs":2000/),
  "curl -X DELETE http://127.0.0.1:5097/_control/failures": asks(/^$/),
  "TOKEN=$(curl 'http://127.0.0.1:5097/api/GetSystemUserToken?scopes=altinn:events.subscribe&systemUserOrg=991825827')":
    asks(/^ey/),
  [`curl -X POST http://127.0.0.1:5097/events/api/v1/subscriptions -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d '{"endPoint":"http://127.0.0.1:8080/hook","resourceFilter":"urn:altinn:resource:bruno-broker","subjectFilter":"urn:altinn:organization:identifier-no:991825827"}'`]:
    asks(/"validated":false/),
  [`curl 'http://127.0.0.1:5097/events/api/v1/events?resource=urn:altinn:resource:bruno-broker&after=0' -H "authorization: Bearer $TOKEN"`]:
    asks(/^\[\]$/),
  [`curl -X PUT http://127.0.0.1:5097/_control/clocks -H 'content-type: application/json' -d '{"pushSpeed":3600}'`]:
    asks(/3600/),
  "scripts/broker-suite token sender --platform-url http://127.0.0.1:5097": passes(/^ey/),
  "scripts/broker-suite token recipient --defect expired --platform-url http://127.0.0.1:5097":
    passes(/^ey/),
  "scripts/broker-suite token 974761076 --kind enterprise --scopes altinn:broker.read --platform-url http://127.0.0.1:5097":
    passes(/^ey/),
  "scripts/broker-suite token --list --platform-url http://127.0.0.1:5097":
    passes(/^defect +expired/m),
  "curl 'http://127.0.0.1:5097/_control/tokens/sender?defect=brokenSignature'": asks(/^ey/),
  [`curl 'http://127.0.0.1:5097/_control/tokens/sender?claims={"urn:altinn:authlevel":0,"jti":null}'`]:
    asks(/^ey/),
  "curl http://127.0.0.1:5098/": asks(/recipient-missing/),
  "curl http://127.0.0.1:5098/faults": asks(/"faults":/),
  [`curl -X PUT http://127.0.0.1:5098/faults -H 'content-type: application/json' -d '{"faults":[{"id":"download-byte-wrong","every":200}]}'`]:
    asks(/download-byte-wrong/),
  "curl -X DELETE http://127.0.0.1:5098/faults": asks(/"faults":\s*\[\]/),
  [`curl -X PUT http://127.0.0.1:5098/clocks -H 'content-type: application/json' -d '{"publishCheckedMs":5000}'`]:
    asks(/5000/),
  [`curl -X POST http://127.0.0.1:5098/time -H 'content-type: application/json' -d '{"advanceMs":7200000}'`]:
    asks(/\{/),
  [`curl -X PUT http://127.0.0.1:5098/service -H 'content-type: application/json' -d '{"malwareScan":"scanner"}'`]:
    asks(/scanner/),
  [`curl -X PUT http://127.0.0.1:5098/defects -H 'content-type: application/json' -d '{"defects":["D21"]}'`]:
    asks(/D21/),
  "UPDATE_GOLDEN=1 npx tsx --test tests/reports/golden.test.ts": passes(),
};
