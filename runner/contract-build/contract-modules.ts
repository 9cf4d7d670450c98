/** The modules that the judge is made of besides its code: tables, validators and deviations. Deterministic. */
import type { ContractTables, UsualForm } from "../../contracts/judge/tables.ts";
import { type ListedDeviation, judgedDeviations } from "../deviations/listed-deviation.ts";
import { buildTables, type StructuralTables } from "./build-tables.ts";
import { buildValidators } from "./build-validators.ts";
import { compactCode } from "./compact-code.ts";
import { componentSchemas } from "./component-schemas.ts";
import { at, type Json, type JsonObject } from "./read-document.ts";
import { usualForm, withoutReferences } from "./usual-form.ts";

/** The one schema of `event-validators.js`. */
export const eventSchema = "CloudEvent";

export interface ContractModules {
  /** Source of `tables.js`. */
  readonly tables: string;
  /** Source of `validators.js`. */
  readonly validators: string;
  /** Source of `event-validators.js`. Apart: events come to nobody who judges in k6 or in newman's sandbox. */
  readonly eventValidators: string;
  /** Names of the schemas that have a validator. */
  readonly schemas: readonly string[];
}

/**
 * @param known the contract whose usual forms are known to say what its schemas say; a schema that is another there gets
 * none, and is judged in full
 * @throws {Error} that names the place, when the document is no contract of ours
 */
export async function contractModules(
  root: JsonObject,
  known: JsonObject = root,
): Promise<ContractModules> {
  const structure = buildTables(root);
  const names = schemasOf(structure);
  const schemas = componentSchemas(root, names);
  const usualForms = usualFormsOf(root, structure, schemas, componentsOf(known));
  const requestMembers = requestMembersOf(structure, schemas);
  const tables: ContractTables = { ...structure, usualForms, requestMembers };
  return {
    tables: compactCode("tables", tables as unknown as JsonObject, fragmentsOf(tables)),
    validators: await buildValidators(schemas, names),
    eventValidators: await buildValidators(componentSchemas(root, [eventSchema]), [eventSchema]),
    schemas: names,
  };
}

function schemasOf({ operations, shapes }: StructuralTables): readonly string[] {
  const requestSchemas = Object.values(operations).map(({ requestBody }) => requestBody);
  const responseSchemas = shapes.map(({ schema }) => schema);
  return [...new Set([...responseSchemas, ...requestSchemas])]
    .filter((name) => name !== null && name !== "bytes" && name !== "form")
    .sort();
}

type Schemas = Readonly<Record<string, JsonObject>>;

function componentsOf(root: JsonObject): Schemas {
  return componentSchemas(root, schemasOf(buildTables(root)));
}

function usualFormsOf(
  root: JsonObject,
  { operations, shapes }: StructuralTables,
  schemas: Schemas,
  known: Schemas,
): Record<string, UsualForm> {
  // Hidden operations are not judged in such numbers that a usual form pays.
  const published = Object.values(operations)
    .filter(({ contract }) => at(root, contract.replace(/[^/]+$/, "x-hidden")) !== true)
    .flatMap(({ responses }) => Object.values(responses).flat())
    .map((index) => shapes[index]);
  const usualForms: Record<string, UsualForm> = {};
  for (const name of Object.keys(schemas)) {
    const isOfSuccess = published.some((shape) => shape?.schema === name && !shape.problem);
    if (!isOfSuccess || !isSameSchema(name, schemas, known)) continue;
    const source = usualForm(name, schemas);
    if (source !== null) usualForms[name] = source;
  }
  return usualForms;
}

function isSameSchema(name: string, schemas: Schemas, known: Schemas): boolean {
  const [here, there] = [schemas, known].map((each) =>
    JSON.stringify(withoutReferences({ $ref: name }, each)),
  );
  return here === there;
}

function requestMembersOf(
  { operations }: StructuralTables,
  schemas: Schemas,
): Record<string, readonly string[]> {
  const bodies = new Set<string | null>(
    Object.values(operations).map(({ requestBody }) => requestBody),
  );
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => bodies.has(name))
      .map(([name, { properties }]) => [name, Object.keys((properties ?? {}) as JsonObject)]),
  );
}

/** Source of `deviations.js`: what the judge needs of them, without the words. */
export function deviationsModule(listed: readonly ListedDeviation[]): string {
  return compactCode("deviations", judgedDeviations(listed) as unknown as readonly Json[], []);
}

/** What many of the tables' texts have within them, beside the pointers of operations. */
const fragments: readonly string[] = [
  "^This endpoint does not support the requested Accept header\\. Supported Accept headers are: ",
  "https://tools.ietf.org/html/rfc9110#section-15.",
  "/components/responses/",
  "/paths/~1broker~1api~1v1",
  "~1filetransfer~1upload~1tus~1{fileTransferId}",
  "~1filetransfer~1{fileTransferId}",
  "~1partial~1{partialUploadId}",
  "~1statistics~1generate-",
  "/broker/api/v1/filetransfer/",
  "/broker/api/v1/",
  "/responses/200",
  "/responses/405",
  "/parameters/",
];

function fragmentsOf({ operations }: ContractTables): readonly string[] {
  const pointers = Object.values(operations).map(({ contract }) => contract);
  return [...pointers, ...fragments].sort((one, other) => other.length - one.length);
}
