/** The malware scanner: results brought when told to, or by itself. */
import { type Answer, json, problem } from "../http/answer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import { parseBroker, parseScannerSettings, parseScanOrder } from "../scanner/scanner-input.ts";
import type { Delivery, Scanner } from "../scanner/scanner.ts";
import type { Surroundings } from "../surroundings.ts";

export function scannerControl({ scanner }: Surroundings): readonly Route[] {
  const settings = "/_control/scanner";
  return [
    {
      method: "POST",
      path: "/_control/scan-results",
      answer: (request) => bringResult(request, scanner),
    },
    {
      method: "POST",
      path: "/_control/scan-subscriptions",
      answer: (request) => subscribe(request, scanner),
    },
    { method: "GET", path: settings, answer: () => json(200, scanner.settings) },
    { method: "PUT", path: settings, answer: (request) => set(request, scanner) },
    {
      method: "DELETE",
      path: settings,
      answer: () => {
        scanner.reset();
        return json(200, scanner.settings);
      },
    },
  ];
}

async function bringResult({ body }: PlatformRequest, scanner: Scanner): Promise<Answer> {
  const parsed = parseScanOrder(parseJson(body), scanner.settings.brokerUrl);
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));
  return answerOf(await scanner.deliver(parsed.value, parsed.value.brokerUrl), {});
}

async function subscribe({ body }: PlatformRequest, scanner: Scanner): Promise<Answer> {
  const parsed = parseBroker(body === "" ? {} : parseJson(body), scanner.settings.brokerUrl);
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));
  const { code, delivery } = await scanner.subscribe(parsed.value);
  return answerOf(delivery, { validationCode: code });
}

function set({ body }: PlatformRequest, scanner: Scanner): Answer {
  const parsed = parseScannerSettings(parseJson(body), scanner.settings.brokerUrl);
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));
  scanner.settings = parsed.value;
  return json(200, scanner.settings);
}

function answerOf(delivery: Delivery, further: object): Answer {
  if (!delivery.ok) return problem(502, `the broker did not answer: ${delivery.reason}`);
  const { status, body } = delivery;
  return json(200, { ...further, broker: { status, body } });
}
