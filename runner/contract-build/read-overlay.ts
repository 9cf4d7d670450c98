/** Reads OpenAPI Overlay files: changes of the contract that a user brings along. */
import { createHash } from "node:crypto";

import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { JsonValue } from "jsonpath-rfc9535";

import { applyOverlay, type OverlayAction, OverlayActionError } from "./apply-overlay.ts";
import { type FileWords, readYamlFile, wrongFile, type YamlFile } from "./yaml-file.ts";

export const overlayWords: FileWords = {
  kind: "overlay",
  code: "CONTRACT_OVERLAY_WRONG",
  next: "docs/overlays.md shows what an overlay looks like (OpenAPI Overlay 1.0)",
};

/** Those of the specification that we use; the rest is for people. */
const schema = {
  type: "object",
  required: ["overlay", "info", "actions"],
  additionalProperties: false,
  patternProperties: { "^x-": true },
  properties: {
    overlay: { type: "string", pattern: "^1\\.0\\.\\d+$" },
    info: { type: "object", required: ["title", "version"] },
    extends: { type: "string" },
    actions: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["target"],
        additionalProperties: false,
        patternProperties: { "^x-": true },
        properties: {
          target: { type: "string", minLength: 1 },
          description: { type: "string" },
          update: true,
          remove: { type: "boolean" },
        },
        anyOf: [{ required: ["update"] }, { required: ["remove"] }],
      },
    },
  },
};

export interface Overlay {
  /** sha256 of the file's text, hex. */
  readonly digest: string;
  /** @throws {SuiteError} `CONTRACT_OVERLAY_WRONG`, exit 2, with the place of the action that cannot be applied */
  readonly apply: (document: JsonValue) => JsonValue;
}

/**
 * @param name for messages: the path as the user gave it
 * @throws {SuiteError} `CONTRACT_OVERLAY_WRONG`, exit 2, with line and column
 */
export async function readOverlay(path: string, name: string): Promise<Overlay> {
  const file = await readYamlFile(path, name, overlayWords);
  const validate = new Ajv2020({ allErrors: true, logger: false }).compile(schema);
  if (!validate(file.data)) throw problemsOf(file, validate.errors ?? []);
  const { actions } = file.data as { readonly actions: readonly OverlayAction[] };
  return {
    digest: createHash("sha256").update(file.text).digest("hex"),
    apply: (document) => {
      try {
        return applyOverlay(document, actions);
      } catch (error) {
        if (!(error instanceof OverlayActionError)) throw error;
        const place = file.placeOf(`/actions/${error.index}`);
        throw wrongFile(overlayWords, `${place}: action ${error.index + 1}: ${error.message}`);
      }
    },
  };
}

function problemsOf(file: YamlFile, errors: readonly ErrorObject[]): Error {
  const [first] = errors;
  const extra: unknown = first?.params["additionalProperty"];
  const words = typeof extra === "string" ? `unknown member ${extra}` : first?.message;
  const place = first?.instancePath ?? "";
  const at = place === "" ? "the overlay" : place;
  return wrongFile(overlayWords, `${file.placeOf(place)}: ${at} ${words ?? "does not fit"}`);
}
