/** Operation and claim in one line; a claim that begins with its operation is left as it is. */
export function nameWithOperation(
  { operationId, name }: { readonly operationId: string | null; readonly name: string },
  separator = ": ",
): string {
  return operationId === null || name.startsWith(operationId)
    ? name
    : `${operationId}${separator}${name}`;
}
