/**
 * Ids in the notation in which they were sent.
 *
 * In a record samples stand for the ids of the run, and an id in another notation is a sample of its own: only its
 * name tells what it was (`FILETRANSFERID` is `fileTransferId` in upper case, `idNoDashes` and `…Plain` have no dashes).
 */

/**
 * The line with those samples put back into their notation.
 *
 * @param ids the record's `ids`: name of an id -> its sample
 */
export function restoreSpellings(line: string, ids: Readonly<Record<string, unknown>>): string {
  return Object.entries(ids).reduce((text, [name, sample]) => {
    const spell = spellingOf(name);
    if (spell === null || typeof sample !== "string") return text;
    return text.replaceAll(sample, spell(sampleOfSameId(name, ids) ?? sample));
  }, line);
}

function spellingOf(name: string): ((id: string) => string) | null {
  if (/^[A-Z]{2,}[0-9]*$/.test(name) || name.endsWith("Upper")) return (id) => id.toUpperCase();
  return /(?:NoDashes|Plain)$/.test(name) ? (id) => id.replaceAll("-", "") : null;
}

function sampleOfSameId(name: string, ids: Readonly<Record<string, unknown>>): string | null {
  const plain = name.replace(/(?:Upper|NoDashes|Plain)$/, "").toLowerCase();
  const wanted = plain === "id" ? "filetransferid" : plain;
  const [, sample] =
    Object.entries(ids).find(([other]) => other !== name && other.toLowerCase() === wanted) ?? [];
  return typeof sample === "string" ? sample : null;
}
