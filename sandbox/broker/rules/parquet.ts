/**
 * Writes a small Apache Parquet file: one row group, each column plain, uncompressed and without nulls.
 *
 * @see https://parquet.apache.org/docs/file-format/
 */
import { thriftStruct, type ThriftField } from "./thrift-compact.ts";

const magic = Buffer.from("PAR1", "latin1");
/** Physical types, repetition, encodings and page type, by the numbers of the format. */
const int32 = 1;
const byteArray = 6;
const required = 0;
const utf8 = 0;
const plain = 0;
const rle = 3;
const dataPage = 0;
const uncompressed = 0;

/** @param columns of one length each; a column is text or whole numbers, by its first value */
export function parquetFile(
  columns: Readonly<Record<string, readonly (string | number)[]>>,
): Uint8Array {
  const names = Object.keys(columns);
  const rowCount = columns[names[0] ?? ""]?.length ?? 0;
  const pages: Uint8Array[] = [magic];
  let offset = magic.length;
  const chunks: (readonly ThriftField[])[] = [];
  for (const name of names) {
    const values = columns[name] ?? [];
    const page = pageOf(values);
    pages.push(page);
    chunks.push(columnChunk(name, values, offset, page.length));
    offset += page.length;
  }
  const footer = thriftStruct([
    { id: 1, type: "i32", value: 1 },
    { id: 2, type: "structs", value: [rootSchema(names.length), ...names.map(schemaOf(columns))] },
    { id: 3, type: "i64", value: rowCount },
    {
      id: 4,
      type: "structs",
      value: [
        [
          { id: 1, type: "structs", value: chunks },
          { id: 2, type: "i64", value: offset - magic.length },
          { id: 3, type: "i64", value: rowCount },
        ],
      ],
    },
  ]);
  return Buffer.concat([...pages, footer, littleEndian(footer.length), magic]);
}

function isText(values: readonly (string | number)[]): boolean {
  return typeof values[0] === "string";
}

function rootSchema(childCount: number): readonly ThriftField[] {
  return [
    { id: 4, type: "text", value: "root" },
    { id: 5, type: "i32", value: childCount },
  ];
}

const schemaOf =
  (columns: Readonly<Record<string, readonly (string | number)[]>>) =>
  (name: string): readonly ThriftField[] => {
    const hasText = isText(columns[name] ?? []);
    return [
      { id: 1, type: "i32", value: hasText ? byteArray : int32 },
      { id: 3, type: "i32", value: required },
      { id: 4, type: "text", value: name },
      ...(hasText ? ([{ id: 6, type: "i32", value: utf8 }] as const) : []),
    ];
  };

function pageOf(values: readonly (string | number)[]): Uint8Array {
  const data = Buffer.concat(
    values.map((value) => {
      if (typeof value === "number") return littleEndian(value);
      const bytes = Buffer.from(value, "utf8");
      return Buffer.concat([littleEndian(bytes.length), bytes]);
    }),
  );
  const header = thriftStruct([
    { id: 1, type: "i32", value: dataPage },
    { id: 2, type: "i32", value: data.length },
    { id: 3, type: "i32", value: data.length },
    {
      id: 5,
      type: "struct",
      value: [
        { id: 1, type: "i32", value: values.length },
        { id: 2, type: "i32", value: plain },
        { id: 3, type: "i32", value: rle },
        { id: 4, type: "i32", value: rle },
      ],
    },
  ]);
  return Buffer.concat([header, data]);
}

function columnChunk(
  name: string,
  values: readonly (string | number)[],
  offset: number,
  sizeBytes: number,
): readonly ThriftField[] {
  return [
    { id: 2, type: "i64", value: offset },
    {
      id: 3,
      type: "struct",
      value: [
        { id: 1, type: "i32", value: isText(values) ? byteArray : int32 },
        { id: 2, type: "i32s", value: [plain] },
        { id: 3, type: "texts", value: [name] },
        { id: 4, type: "i32", value: uncompressed },
        { id: 5, type: "i64", value: values.length },
        { id: 6, type: "i64", value: sizeBytes },
        { id: 7, type: "i64", value: sizeBytes },
        { id: 9, type: "i64", value: offset },
      ],
    },
  ];
}

function littleEndian(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
