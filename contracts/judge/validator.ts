/** What ajv's standalone code is: a function that says yes or no and leaves its errors on itself. */

export interface SchemaError {
  /** JSON pointer of the value in the document. */
  readonly instancePath: string;
  /** Place of the keyword: the name of its component schema, and the path within it. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
