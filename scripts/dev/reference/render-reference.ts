/** The whole page: operations, events, schemas, problem codes, oddities, deviations. */
import { objectAt, textAt, type JsonObject } from "../../../runner/contract-build/read-document.ts";
import type { ListedDeviation } from "../../../runner/deviations/listed-deviation.ts";
import { anchor, code, joined, table } from "./markdown.ts";
import { renderSchema } from "./render-members.ts";
import { renderOperation } from "./render-operation.ts";

const methods = ["get", "put", "post", "delete", "patch", "head", "options"];

/** Markdown, not yet laid out. */
export function renderReference(root: JsonObject, deviations: readonly ListedDeviation[]): string {
  const schemas = objectAt(objectAt(root, "components"), "schemas");
  const tags = root["tags"] as readonly JsonObject[];
  return joined([
    "# Reference",
    "Made from [contracts/broker.openapi.yaml](../contracts/broker.openapi.yaml) and " +
      "[contracts/deviations.yaml](../contracts/deviations.yaml) by `npm run generate`: what the broker promises, operation by operation. " +
      "How an answer is judged by it stands in [rules.md](rules.md).",
    textAt(objectAt(root, "info"), "description"),
    "Every answer has `Cache-Control: no-store` and `X-Content-Type-Options: nosniff`, but for those of the server before routing " +
      "and a 500; the tables name further headers only.",
    ...tags.flatMap((tag) => renderTag(root, textAt(tag, "name"), textAt(tag, "description"))),
    "## Schemas",
    ...Object.entries(schemas).map(([name, schema]) => renderSchema(name, schema as JsonObject)),
    renderCodes(root),
    renderOddities(root),
    renderDeviations(deviations),
  ]);
}

function renderTag(root: JsonObject, tag: string, words: string): readonly string[] {
  const operations = Object.entries(objectAt(root, "paths")).flatMap(([path, item]) =>
    Object.keys(item as JsonObject)
      .filter((key) => methods.includes(key) && isOf(tag, (item as JsonObject)[key]))
      .map((method) => renderOperation(root, path, method, item as JsonObject)),
  );
  const events = Object.entries(objectAt(root, "webhooks")).filter(([, item]) =>
    isOf(tag, (item as JsonObject)["post"]),
  );
  return [`## ${tag}`, words, ...operations, ...(events.length > 0 ? [renderEvents(root)] : [])];
}

function isOf(tag: string, operation: unknown): boolean {
  return JSON.stringify((operation as JsonObject | undefined)?.["tags"] ?? []) === `["${tag}"]`;
}

function renderEvents(root: JsonObject): string {
  const rows = Object.entries(objectAt(root, "webhooks")).map(([name, item]) => {
    const operation = objectAt(item as JsonObject, "post");
    return [
      code(`no.altinn.broker.${name}`),
      `${textAt(operation, "summary")} ${textAt(operation, "description")}`,
    ];
  });
  return joined([
    `Each is a [CloudEvent](#${anchor("CloudEvent")}) in structured mode, posted to Altinn Events.`,
    table(["type", "when, and to whom"], rows),
  ]);
}

function renderCodes(root: JsonObject): string {
  const rows = Object.entries(objectAt(root, "x-problem-catalogue")).map(([name, entry]) => {
    const known = entry as JsonObject;
    return [
      name,
      JSON.stringify(known["status"]),
      `${textAt(known, "detail")}: ${textAt(known, "when")}`,
      ((known["operations"] ?? []) as readonly string[])
        .map((id) => `[${id}](#${anchor(id)})`)
        .join(" "),
    ];
  });
  return joined(["## Problem codes", table(["code", "status", "meaning", "raised by"], rows)]);
}

function renderOddities(root: JsonObject): string {
  const rows = Object.entries(objectAt(root, "x-oddities")).map(([id, entry]) => {
    const words = ["operations", "condition", "expected", "does"];
    return [id, ...words.map((word) => textAt(entry as JsonObject, word))];
  });
  return joined([
    "## Oddities",
    "Unusual, but the service means it or others rely on it: the contract promises them as they are.",
    table(["id", "operation", "condition", "one would expect", "the service"], rows),
  ]);
}

function renderDeviations(deviations: readonly ListedDeviation[]): string {
  const rows = deviations.map(({ id, operations, condition, promised, observed, frequency }) => [
    id,
    operations.map((name) => `[${name}](#${anchor(name)})`).join(" "),
    condition,
    promised ?? "",
    observed ?? "",
    frequency ?? "",
  ]);
  return joined([
    "## Deviations",
    "Where the real service is known not to keep its promise; [deviations.md](deviations.md) says how a run treats them.",
    table(["id", "operation", "condition", "promised", "observed", "how often"], rows),
  ]);
}
