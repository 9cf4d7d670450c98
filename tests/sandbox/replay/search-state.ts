/** The transfers that the search records met, by the names they have there, and the way from those to ours. */
import type { Lab } from "./lab.ts";
import type { RecordRow } from "./records.ts";
import { hello, ordinary, type TransferSpec } from "./transfer-spec.ts";

const sender = "0192:311111111";
const recipient = "0192:322222222";
const recipient2 = "0192:333333333";
const urn = "urn:altinn:organization:identifier-no:";

/** In the order of creation. */
const specs: Readonly<Record<string, Partial<TransferSpec>>> = {
  initialized: { status: "Initialized" },
  published: {},
  publishedTwoRecipients: { recipients: [recipient, recipient2] },
  downloaded: { downloads: ["search_recipient"] },
  confirmed: { downloads: ["search_recipient"], confirms: ["search_recipient"] },
  confirmedThenDownloaded: {
    recipients: [recipient, recipient2],
    downloads: ["search_recipient"],
    confirms: ["search_recipient"],
  },
  failed: { status: "Failed", checksum: "0".repeat(32) },
  urnSender: { sender: `${urn}311111111` },
  prefix0000Sender: { sender: "0000:311111111" },
  urnRecipient: { recipients: [`${urn}322222222`] },
  toRecipient2Only: { recipients: [recipient2] },
  sentByRecipient: { sender: recipient, recipients: [sender] },
  toItself: { recipients: [sender] },
  duplicateRecipient: { recipients: [recipient, recipient] },
  publishedLast: {},
  purgedByJob: {
    status: "Purged",
    downloads: ["search_recipient"],
    confirms: ["search_recipient"],
  },
};

export interface SearchState {
  /** The record with our ids and times in place of the run's. */
  translate(row: RecordRow): RecordRow;
}

const recorded = {
  created: "2026-11-22T12:56:36.569845",
  published: "2026-11-22T12:56:36.664075",
  day: "2026-11-22",
};

export async function arrangeSearch(
  lab: Lab,
  names: ReadonlyMap<string, string>,
): Promise<SearchState> {
  const ids = new Map<string, string>();
  const arrange = async (name: string, change: Partial<TransferSpec>): Promise<void> => {
    const spec = { ...ordinary, sender, recipients: [recipient], content: hello, ...change };
    ids.set(name, await lab.arrange(spec));
  };
  for (const [name, change] of Object.entries(specs)) {
    await arrange(name, change);
    if (name === "confirmedThenDownloaded") {
      await lab.call("GET", `/filetransfer/${ids.get(name) ?? ""}/download`, "search_recipient");
    }
  }
  await arrange("otherOwnersResource", { resourceId: "lab-other-owner" });
  for (let number = 1; number <= 102; number += 1) {
    await arrange(`n${String(number).padStart(3, "0")}`, {
      sender: "0192:355555555",
      recipients: ["0192:366666666"],
      status: "Initialized",
    });
  }
  const shown = await lab.call(
    "GET",
    `/filetransfer/${ids.get("published") ?? ""}`,
    "search_sender",
  );
  const times = JSON.parse(shown.body.toString("utf8")) as { created: string; published: string };

  const withOurTimes = (path: string): string =>
    path.replace(/(from|to)=([^&]*)/g, (all, name: string, encoded: string) => {
      const text = decodeURIComponent(encoded);
      const ours = translateTime(text, times);
      return ours === null ? all : `${name}=${encodeURIComponent(ours)}`;
    });
  return {
    translate: (row) => {
      const body = row.response.body;
      const translated =
        typeof body === "string" && body.startsWith("[")
          ? JSON.stringify(
              (JSON.parse(body) as string[]).map((id) => ids.get(names.get(id) ?? "") ?? id),
            )
          : body;
      return {
        ...row,
        request: { ...row.request, path: withOurTimes(row.request.path) },
        response: { ...row.response, body: translated },
      };
    },
  };
}

function translateTime(
  text: string,
  times: { readonly created: string; readonly published: string },
): string | null {
  if (text === recorded.day) return times.created.slice(0, 10);
  if (text === "2026-11-23")
    return new Date(Date.parse(times.created) + 86_400_000).toISOString().slice(0, 10);
  if (!text.startsWith("2026-11-22T12:56:3")) return null;
  const micros = micro(text);
  const fromCreated = micros - micro(recorded.created);
  const fromPublished = micros - micro(recorded.published);
  const isCreated = [-1, 0, 1, 1_000_000].includes(fromCreated);
  return format(
    isCreated ? micro(times.created) + fromCreated : micro(times.published) + fromPublished,
  );
}

function micro(text: string): number {
  const [seconds = "", fraction = ""] = text.replace("+00:00", "").split(".");
  return Date.parse(`${seconds}Z`) * 1000 + Number(fraction.padEnd(6, "0"));
}

function format(micros: number): string {
  const seconds = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19);
  return `${seconds}.${String(micros % 1_000_000).padStart(6, "0")}+00:00`;
}
