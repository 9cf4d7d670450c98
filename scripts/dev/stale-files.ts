/**
 * Which generated files differ from what stands on disk, sorted; a missing one differs.
 *
 * @param files content by path, relative to the root of the checkout
 * @param read  gives the text of such a path, or rejects when there is none
 */
export async function staleFiles(
  files: ReadonlyMap<string, string>,
  read: (path: string) => Promise<string>,
): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const [path, content] of files) {
    const current = await read(path).catch(() => null);
    if (current !== content) stale.push(path);
  }
  return stale.sort();
}
