import assert from "node:assert/strict";
import { test } from "node:test";

import { createConfig, lintFromString } from "@redocly/openapi-core";

import { documentedStatuses } from "../../contracts/judge/documented-statuses.ts";
import { validators } from "../../contracts/generated/validators.js";
import { tables } from "../../contracts/generated/tables.js";
import {
  basePath,
  fileTransferStatuses,
  operationIds,
  recipientStatuses,
} from "../../contracts/vocabulary.ts";
import {
  at,
  isObject,
  readYaml,
  resolve,
  type Json,
  type JsonObject,
} from "../../runner/contract-build/read-document.ts";

const { text, data: contract } = await readYaml("contracts/broker.openapi.yaml");

/** Chosen one by one: the ready-made set also wants what an API of this kind has not. */
const lintRules = {
  struct: "error",
  "no-unresolved-refs": "error",
  "operation-operationId": "error",
  "operation-operationId-unique": "error",
  "operation-summary": "error",
  "operation-description": "error",
  "operation-2xx-response": "error",
  "operation-4xx-response": "error",
  "operation-parameters-unique": "error",
  "path-parameters-defined": "error",
  "path-declaration-must-exist": "error",
  "no-ambiguous-paths": "error",
  "no-identical-paths": "error",
  "no-path-trailing-slash": "error",
  "no-server-trailing-slash": "error",
  "no-schema-type-mismatch": "error",
  "no-enum-type-mismatch": "error",
  "no-required-schema-properties-undefined": "error",
  "no-invalid-media-type-examples": "error",
  "no-invalid-parameter-examples": "error",
  "parameter-description": "error",
  "security-defined": "error",
  "tag-description": "error",
  "operation-tag-defined": "error",
  "spec-components-invalid-map-name": "error",
} as const;

async function lint(source: string): Promise<readonly string[]> {
  const problems = await lintFromString({
    source,
    absoluteRef: "contracts/broker.openapi.yaml",
    config: await createConfig({ rules: lintRules }),
  });
  return problems.map(
    (problem) => `${problem.ruleId} ${problem.location[0]?.pointer}: ${problem.message}`,
  );
}

test("the contract is OpenAPI 3.1 without a fault that the linter finds", async () => {
  assert.equal(contract["openapi"], "3.1.0");
  assert.deepEqual(await lint(text), []);
});

test("the linter is seen saying no", async () => {
  const broken = text.replace("operationId: getResource\n", "operationId: configureResource\n");

  assert.notDeepEqual(await lint(broken), []);
});

test("operations, their base path and the words of the vocabulary are the contract's", () => {
  const paths = Object.keys(contract["paths"] as object);
  const enumOf = (name: string): Json | undefined =>
    at(contract, `/components/schemas/${name}/enum`);

  assert.deepEqual(Object.keys(tables.operations).sort(), [...operationIds].sort());
  assert.ok(paths.every((path) => path.startsWith(`${basePath}/`) || path === "/health"));
  assert.deepEqual(enumOf("FileTransferStatus"), fileTransferStatuses);
  assert.deepEqual(enumOf("RecipientStatus"), recipientStatuses);
});

test("500 is promised nowhere, and the others are", () => {
  const all = new Set(operationIds.flatMap((id) => documentedStatuses(id)));

  assert.equal(all.has(500), false);
  assert.deepEqual(
    [...all].sort((a, b) => a - b),
    [
      200, 201, 204, 206, 400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 416, 423, 429,
      460, 503,
    ],
  );
});

test("every parameter, request body, response body and header has an example", () => {
  const missing: string[] = [];
  const look = (value: Json | undefined, pointer: string): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of (value as readonly Json[]).entries())
        look(item, `${pointer}/${index}`);
    }
    if (!isObject(value)) return;
    const isParameter = typeof value["in"] === "string" && typeof value["name"] === "string";
    const isMediaType =
      /\/content\/[^/]+$/.test(pointer) || /\/components\/headers\/[^/]+$/.test(pointer);
    if ((isParameter || isMediaType) && value["example"] === undefined) missing.push(pointer);
    if (/\/(?:schemas|securitySchemes)$/.test(pointer)) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name !== "example") look(inner, `${pointer}/${name.replaceAll("/", "~1")}`);
    }
  };
  look(contract, "");

  assert.deepEqual(missing, []);
});

test("every example of a response is valid by the validator of its schema", () => {
  for (const { contract: pointer, schema, mediaType } of tables.shapes) {
    if (schema === null || mediaType === null) continue;
    const response = resolve(contract, at(contract, pointer), pointer).value;
    const example = at(response, `/content/${mediaType.replaceAll("/", "~1")}/example`);
    const validate = validators[schema];

    assert.ok(validate(example), `${pointer}: ${JSON.stringify(validate.errors)}`);
  }
});

test("every example of a text has the form that is promised", () => {
  const texts = tables.shapes.filter(
    ({ body, mediaType }) => body === "text" && mediaType !== null,
  );
  for (const { contract: pointer, mediaType, textPattern } of texts) {
    const response = resolve(contract, at(contract, pointer), pointer).value;
    const example = at(response, `/content/${mediaType?.replaceAll("/", "~1")}/example`);

    assert.match(example as string, new RegExp(textPattern ?? ""), pointer);
  }
  assert.ok(texts.length > 10);
});

test("every problem code of an operation is in the catalogue with that status", () => {
  for (const [operationId, { codes, responses }] of Object.entries(tables.operations)) {
    for (const [status, ofStatus] of Object.entries(codes)) {
      assert.ok(responses[status], `${operationId} ${status}`);
      for (const code of ofStatus) assert.equal(tables.catalogue[code], Number(status), code);
    }
  }
});

test("every pointer that the tables give leads to something in the contract", () => {
  const pointers = [
    ...tables.shapes.map((shape) => shape.contract),
    ...Object.values(tables.operations).map((operation) => operation.contract),
  ];

  for (const pointer of pointers) assert.ok(at(contract, pointer), pointer);
});

test("every component is referred to: the linter does not see those in extensions", () => {
  const components = contract["components"] as JsonObject;
  for (const [kind, members] of Object.entries(components)) {
    if (kind === "securitySchemes") continue;
    for (const name of Object.keys(members as object)) {
      assert.ok(text.includes(`"#/components/${kind}/${name}"`), `${kind}/${name} is never used`);
    }
  }
});
