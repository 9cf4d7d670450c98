/** `Upload-Concat` of a create: what kind of upload it begins, and whether its form is taken. */
import { breaks, keeps, undecided, type Standing } from "../request-standing.ts";
import { showValue } from "../show-value.ts";

export type CreateKind =
  | "single"
  | "partial"
  /** An empty header: a part that does not expire. */
  | "unnamedPartial"
  | "final"
  | "undecided"
  | "invalid";

export function createKind(value: string | undefined): CreateKind {
  if (value === undefined) return "single";
  if (value === "") return "unnamedPartial";
  if (value === "partial") return "partial";
  // Two lines joined.
  if (value.includes(", ")) return "undecided";
  return /^final;./.test(value) ? "final" : "invalid";
}

/** @param target of the request: each URL of a final one has to begin with its path, and to go on */
export function uploadConcatStanding(
  value: string | undefined,
  target: string,
  contract: string,
): Standing {
  const broken = breaks(
    "/upload-concat",
    contract,
    `Upload-Concat ${showValue(value)} is not taken`,
  );
  switch (createKind(value)) {
    case "single":
    case "partial":
      return keeps;
    case "unnamedPartial":
    case "undecided":
      return undecided;
    case "invalid":
      return broken;
    default: {
      const urls = (value ?? "").slice("final;".length).split(" ");
      const standings = urls.map((url) => urlStanding(url, ownPath(target)));
      if (standings.includes("breaks")) return broken;
      return standings.includes("undecided") ? undecided : keeps;
    }
  }
}

function ownPath(target: string): string {
  return (target.split(/[?#]/)[0] ?? "").replace(/^https?:\/\/[^/]*/, "").replace(/\/$/, "");
}

function urlStanding(url: string, own: string): Standing["kind"] {
  const path = url.replace(/^https?:\/\/[^/]*/, "");
  // Queries, encoded characters and dot segments: how the service reads them is its own.
  if (/[?#%]|\/\.\.?(?:\/|$)/.test(path) || own.includes("%")) return "undecided";
  return path.startsWith(`${own}/`) && path.length > own.length + 1 ? "keeps" : "breaks";
}
