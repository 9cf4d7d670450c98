/** What the gateway demands. */
import { changeGatewaySettings } from "../gateway/gateway-settings.ts";
import { type Answer, json, problem } from "../http/answer.ts";
import type { Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import type { Surroundings } from "../surroundings.ts";

export function gatewayControl({
  gateway,
  initialGateway,
  brokerUrl,
}: Surroundings): readonly Route[] {
  const path = "/_control/gateway";
  const show = (): Answer => json(200, { brokerUrl, ...gateway.current });
  return [
    { method: "GET", path, answer: show },
    {
      method: "PUT",
      path,
      answer: ({ body }) => {
        const changed = changeGatewaySettings(gateway.current, parseJson(body));
        if (isFaults(changed)) return problem(400, changed.join("; "));
        gateway.current = changed;
        return show();
      },
    },
    {
      method: "DELETE",
      path,
      answer: () => {
        gateway.current = initialGateway;
        return show();
      },
    },
  ];
}

function isFaults(changed: object | readonly string[]): changed is readonly string[] {
  return Array.isArray(changed);
}
