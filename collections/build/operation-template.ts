/** What the contract gives for one operation: the request to start from, and an example of each answer. */
import type { OperationId } from "../../contracts/vocabulary.ts";

export interface Header {
  readonly key: string;
  readonly value: string;
}

export interface ExampleResponse {
  readonly status: number;
  /** Reason phrase. */
  readonly reason: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

/** One request template, as openapi-to-postmanv2 made it from the contract. */
export interface OperationTemplate {
  readonly operationId: OperationId;
  readonly description: string;
  readonly method: string;
  /** Segments of the path; a parameter begins with `:`. */
  readonly path: readonly string[];
  readonly headers: readonly Header[];
  readonly responses: readonly ExampleResponse[];
}

export type OperationTemplates = Readonly<Record<OperationId, OperationTemplate>>;
