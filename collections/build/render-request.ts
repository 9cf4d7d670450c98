/** The request of a step, from the template of its operation; and the saved examples of its answers. */
import { tokenRequest } from "../../targets/tokens.ts";
import { callers, tokenVariable } from "../model/caller.ts";
import type { OperationStep, PlatformStep, Step } from "../model/step.ts";
import { stableUuid } from "../model/step-name.ts";
import type { OperationTemplate, OperationTemplates } from "./operation-template.ts";
import type {
  PostmanHeader,
  PostmanRequest,
  PostmanResponse,
  PostmanUrl,
} from "./postman-collection.ts";

/** Headers by which the target recognises the run. */
const identity: readonly PostmanHeader[] = [
  { key: "User-Agent", value: "{{userAgent}}" },
  { key: "traceparent", value: "{{traceparent}}" },
];

export function renderRequest(templates: OperationTemplates, step: Step): PostmanRequest {
  return step.kind === "operation"
    ? operationRequest(templates[step.operation], step)
    : platformRequest(step);
}

function operationRequest(template: OperationTemplate, step: OperationStep): PostmanRequest {
  const body = step.body;
  return {
    method: step.method ?? template.method,
    header: headersOf(template, step),
    url: brokerUrl(template, step),
    ...(body === undefined
      ? {}
      : {
          body: {
            mode: "raw",
            raw: "json" in body ? JSON.stringify(body.json, null, 2) : body.text,
            options: { raw: { language: "json" in body ? "json" : "text" } },
          },
        }),
    description: template.description,
  };
}

function headersOf(template: OperationTemplate, step: OperationStep): readonly PostmanHeader[] {
  const authorization =
    step.as === "nobody"
      ? []
      : [{ key: "Authorization", value: `Bearer {{${tokenVariable(step.as)}}}` }];
  const changes = Object.entries(step.headers ?? {});
  const isChanged = (key: string): boolean =>
    changes.some(([name]) => name.toLowerCase() === key.toLowerCase());
  return [
    ...template.headers.filter(({ key }) => !isChanged(key)),
    ...authorization,
    ...changes.flatMap(([key, value]) => (value === null ? [] : [{ key, value }])),
    ...identity,
  ];
}

function brokerUrl(template: OperationTemplate, step: OperationStep): PostmanUrl {
  const query = Object.entries(step.query ?? {}).map(([key, value]) => ({ key, value }));
  const variable = template.path
    .filter((segment) => segment.startsWith(":"))
    .map((segment) => {
      const key = segment.slice(1);
      const value = step.path?.[key];
      if (value === undefined)
        throw new Error(`${step.operation}: ${step.does}: no value for ${key}`);
      return { key, value };
    });
  return url("{{brokerUrl}}", template.path, query, variable);
}

function platformRequest(step: PlatformStep): PostmanRequest {
  const { request } = step;
  switch (request.kind) {
    case "abilities":
      return get(url("{{platformUrl}}", ["_control"], [], []), "application/json");
    case "events":
      return get(
        url(
          "{{platformUrl}}",
          ["_control", "events"],
          [{ key: "resourceinstance", value: request.transfer }],
          [],
        ),
        "application/json",
      );
    case "token": {
      const { url: address, headers } = tokenRequest("", callers[request.of]);
      const [path = "", query = ""] = address.split("?");
      const parameters = query.split("&").map((pair) => {
        const [key = "", value = ""] = pair.split("=");
        return { key, value };
      });
      const accept = headers["accept"] ?? "*/*";
      return get(url("{{platformUrl}}", path.split("/").slice(1), parameters, []), accept);
    }
    default:
      return request satisfies never;
  }
}

function get(address: PostmanUrl, accept: string): PostmanRequest {
  return { method: "GET", header: [{ key: "Accept", value: accept }, ...identity], url: address };
}

function url(
  host: string,
  path: readonly string[],
  query: PostmanUrl["query"],
  variable: PostmanUrl["variable"],
): PostmanUrl {
  const pairs = query.map(({ key, value }) => `${key}=${value}`).join("&");
  const raw = `${host}/${path.join("/")}${pairs === "" ? "" : `?${pairs}`}`;
  return { raw, host: [host], path, query, variable };
}

/** One saved example for each status that the contract documents for the operation. */
export function renderExamples(
  template: OperationTemplate,
  originalRequest: PostmanRequest,
): readonly PostmanResponse[] {
  return template.responses.map(({ status, reason, description, headers, body }) => ({
    id: stableUuid(`${template.operationId}/${status}`),
    name: `${status} ${description}`,
    originalRequest,
    status: reason,
    code: status,
    header: headers,
    body,
    _postman_previewlanguage: body.startsWith("{") || body.startsWith("[") ? "json" : "text",
    cookie: [],
  }));
}
