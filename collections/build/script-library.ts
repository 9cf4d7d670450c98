/**
 * The functions of the collection's scripts. Postman has no modules, so each script carries the functions
 * that it uses, and those that these use.
 */

/** Name of each function or constant, and its source. */
export type ScriptLibrary = ReadonlyMap<string, string>;

/** Cuts files of `collections/scripts/` into their top-level declarations, which an empty line parts. */
export function parseLibrary(sources: readonly string[]): ScriptLibrary {
  const library = new Map<string, string>();
  for (const block of sources.flatMap((source) => source.trim().split(/\n\n+/))) {
    // Declarations may follow each other without an empty line; a comment belongs to what is below it.
    for (const part of block.split(/(?<!\*\/)\n(?=(?:\/\*\*|const|function) )/)) {
      const name = /^(?:const|function) (\w+)/m.exec(part)?.[1];
      if (name !== undefined) library.set(name, part);
    }
  }
  return library;
}

/** The source of these functions and of all that they use, in the order of the library. */
export function withDependencies(
  library: ScriptLibrary,
  names: readonly string[],
): readonly string[] {
  const needed = new Set<string>();
  const add = (name: string): void => {
    const source = library.get(name);
    if (source === undefined || needed.has(name)) return;
    needed.add(name);
    for (const [word] of codeOf(source).matchAll(/\w+/g)) add(word);
  };
  for (const name of names) {
    if (!library.has(name)) throw new Error(`no function ${name} in collections/scripts`);
    add(name);
  }
  return [...library].flatMap(([name, source]) => (needed.has(name) ? [source] : []));
}

/** A source without its comments and texts, whose words are not names. */
function codeOf(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|"(?:[^"\\\n]|\\.)*"/gm, "");
}
