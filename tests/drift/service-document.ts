/** The service's own document, which is not ours to publish: it lies beside the checkout, or where `SWAGGER_LIVE` says. */
import { readFile } from "node:fs/promises";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";

import type { DraftObject } from "./change-document.ts";

const place =
  process.env["SWAGGER_LIVE"] ??
  fileURLToPath(new URL("../../../shared/broker/observed/swagger-live.json", import.meta.url));

const document = await readFile(place, "utf8").then(
  (text) => JSON.parse(text) as DraftObject,
  () => null,
);

/** A test with the document, or a word why it is not done. */
export function withServiceDocument(
  work: (document: DraftObject) => void,
): (t: TestContext) => void {
  return (t) => {
    if (document === null) t.skip("no document of the service: name one in SWAGGER_LIVE");
    else work(document);
  };
}

/** `kind place: ours -> theirs`, in which `*` stands for any characters, as a pattern of a line. */
export function linePattern(line: string): RegExp {
  const [, kind = "", rest = ""] = /^(\w+) (.*)$/.exec(line) ?? [];
  const source = rest.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${kind}: ${source.join(".*")}$`, "s");
}
