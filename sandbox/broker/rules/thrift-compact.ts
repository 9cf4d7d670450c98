/** The little of Thrift's compact protocol that the metadata of a Parquet file needs. */
export type ThriftField =
  | { readonly id: number; readonly type: "i32" | "i64"; readonly value: number }
  | { readonly id: number; readonly type: "text"; readonly value: string }
  | { readonly id: number; readonly type: "struct"; readonly value: readonly ThriftField[] }
  | { readonly id: number; readonly type: "i32s"; readonly value: readonly number[] }
  | { readonly id: number; readonly type: "texts"; readonly value: readonly string[] }
  | {
      readonly id: number;
      readonly type: "structs";
      readonly value: readonly (readonly ThriftField[])[];
    };

/** Type codes of fields; a list's code is followed by that of its elements. */
const codes = { i32: 5, i64: 6, text: 8, list: 9, struct: 12 } as const;

/** @param fields with rising ids */
export function thriftStruct(fields: readonly ThriftField[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let last = 0;
  for (const field of fields) {
    const code = field.type in codes ? codes[field.type as keyof typeof codes] : codes.list;
    parts.push(Uint8Array.of(((field.id - last) << 4) | code), valueOf(field));
    last = field.id;
  }
  return Buffer.concat([...parts, Uint8Array.of(0)]);
}

function valueOf(field: ThriftField): Uint8Array {
  switch (field.type) {
    case "i32":
    case "i64":
      return zigzag(field.value);
    case "text":
      return text(field.value);
    case "struct":
      return thriftStruct(field.value);
    case "i32s":
      return list(codes.i32, field.value.map(zigzag));
    case "texts":
      return list(codes.text, field.value.map(text));
    case "structs":
      return list(codes.struct, field.value.map(thriftStruct));
    default:
      return field satisfies never;
  }
}

function list(code: number, elements: readonly Uint8Array[]): Uint8Array {
  const size = elements.length;
  const head =
    size < 15
      ? Uint8Array.of((size << 4) | code)
      : Buffer.concat([Uint8Array.of(0xf0 | code), varint(size)]);
  return Buffer.concat([head, ...elements]);
}

function text(value: string): Uint8Array {
  const bytes = Buffer.from(value, "utf8");
  return Buffer.concat([varint(bytes.length), bytes]);
}

/** Of numbers that are not negative. */
function zigzag(value: number): Uint8Array {
  return varint(value * 2);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Uint8Array.from([...bytes, rest]);
}
