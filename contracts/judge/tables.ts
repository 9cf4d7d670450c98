/** The contract as tables: statuses, shapes, headers and codes. Generated from `broker.openapi.yaml`. */
import type { OperationId } from "../vocabulary.ts";

/** What a promised header must look like, over its lines joined with `", "`. */
export interface HeaderRule {
  /** As the contract spells it. */
  readonly name: string;
  /** Exact value, or null where `pattern` speaks. */
  readonly constant: string | null;
  /** Source of a regular expression. */
  readonly pattern: string | null;
}

/** The constant members of a problem object. */
export interface ProblemConstants {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly statusDescription?: string;
}

/** One way in which an answer of a status may look. */
export interface Shape {
  /** Pointer of the response object. */
  readonly contract: string;
  readonly body: "none" | "json" | "bytes" | "text";
  /** Exact Content-Type, null where the shape has none. */
  readonly mediaType: string | null;
  /** Name of a validator, and the pointer of its schema. */
  readonly schema: SchemaName | null;
  readonly textPattern: string | null;
  /** Names of required headers, in lower case. */
  readonly headers: readonly string[];
  /** Names of headers that may be absent. */
  readonly optionalHeaders: readonly string[];
  readonly problem: ProblemConstants | null;
}

export interface OperationTable {
  /** Upper case. */
  readonly method: string;
  /** Path template, lower case, `{}` for a parameter. */
  readonly path: string;
  readonly contract: string;
  /** What opens it; null for everybody. */
  readonly security: "bearerToken" | "apiKey" | null;
  /** Media types its Accept check takes; null without a check. */
  readonly accept: readonly string[] | null;
  /** Codes of problem objects by status. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** Indices of shapes by status. */
  readonly responses: Readonly<Record<string, readonly number[]>>;
  /** Schema of a JSON body that it takes, or what else it takes, or null. */
  readonly requestBody: RequestSchemaName | "bytes" | "form" | null;
  /** Whether a body may come without Content-Type. */
  readonly isUntypedTaken: boolean;
  readonly query: readonly QueryParameter[];
}

export interface QueryParameter {
  readonly name: string;
  readonly contract: string;
  readonly isRequired: boolean;
  /** JSON Schema's, or `date-time`. */
  readonly type: string;
  /** Of an enumeration, else empty. */
  readonly values: readonly string[];
  /** Bounds of an integer. */
  readonly minimum: number;
  readonly maximum: number;
}

/** What is routed to the paths of one template. */
export interface RouteTable {
  /** As `OperationTable.path`. */
  readonly path: string;
  /** Method -> operation. */
  readonly operations: Readonly<Record<string, OperationId>>;
  readonly others: OtherMethods;
}

/** Answers to methods that a path does not have. */
export interface OtherMethods {
  readonly contract: string;
  /** Indices of shapes by status. */
  readonly responses: Readonly<Record<string, readonly number[]>>;
}

export type RequestSchemaName =
  | "FileTransferInitialize"
  | "ResourceSettings"
  | "ServiceOwnerInitialize"
  | "DailySummaryRequest"
  | "MalwareScanEvent";

export type SchemaName =
  | "ApplicationProblem"
  | "ValidationProblem"
  | "BareProblem"
  | "UnhandledProblem"
  | "FileTransferCreated"
  | "FileTransferIds"
  | "FileTransferOverview"
  | "FileTransferDetails"
  | "Resource"
  | "ServiceOwnerOverview"
  | "DailySummary"
  | "KeyRefusal"
  | "RateLimitRefusal"
  | "CompletedTask"
  | "SubscriptionValidation"
  | "Healthy"
  | "Unwell";

export interface ContractTables {
  readonly operations: Readonly<Record<OperationId, OperationTable>>;
  readonly shapes: readonly Shape[];
  /** By the header's name in lower case. */
  readonly headerRules: Readonly<Record<string, HeaderRule>>;
  readonly routes: readonly RouteTable[];
  /** Shape and statuses of answers that belong to no operation. */
  readonly serverRefusal: { readonly statuses: readonly number[]; readonly shape: number };
  readonly unrouted: { readonly statuses: readonly number[]; readonly shape: number };
  /** Shapes of a 500, by operation where it has one more. */
  readonly unhandled: {
    readonly statuses: readonly number[];
    readonly shape: number;
    readonly byOperation: Readonly<Record<string, number>>;
  };
  /** Problem code -> status. */
  readonly catalogue: Readonly<Record<string, number>>;
  /** Names of the members of a request body. */
  readonly requestMembers: Readonly<Record<string, readonly string[]>>;
  /** Schema -> its usual form, where it has one. */
  readonly usualForms: Readonly<Record<string, UsualForm>>;
}

/** A body as the service usually writes it: expressions that accept it without parsing. */
export interface UsualForm {
  /** The members are cut at the comma before the first of each of these: short expressions are fast. */
  readonly pieces: readonly UsualPiece[];
  /** What the expressions cannot say: the items differ, or the keys of the map under this member do. */
  readonly distinct: "items" | { readonly keysOf: string } | null;
  readonly maxItems: number | null;
  /** Texts that do not stand together in a valid body. */
  readonly never: readonly (readonly string[])[];
}

export interface UsualPiece {
  /** First characters of the piece; empty for the first, which begins the text. */
  readonly begins: string;
  /** A literal: k6 compiles it once for all VUs, and a source for each of them. */
  readonly pattern: RegExp;
}
