/**
 * Reads a multipart/form-data body part by part, as a stream: text fields are kept, the file goes to a receiver.
 * Limits and words are ASP.NET's.
 */
import { once } from "node:events";
import type { Readable } from "node:stream";
import { Dicer } from "@fastify/busboy";
import { readDisposition } from "./part-disposition.ts";

export interface FormPart {
  /** As the client spelt it. */
  readonly name: string;
  readonly text: string;
}

export type FormReading =
  | { readonly kind: "form"; readonly fields: readonly FormPart[] }
  | { readonly kind: "unreadable"; readonly complaint: string };

/** Takes the content of a file part, or refuses it (then it is read and thrown away). */
export type FileReceiver = (name: string, content: Readable) => Promise<void> | null;

const largestFieldCount = 1024;
const largestHeaderCount = 16;
const longestBoundary = 128;
const unexpectedEnd =
  "Unexpected end of Stream, the content may have already been read by another component. ";

/** Rejects when the client breaks off, or the receiver does. */
export async function readMultipart(
  source: Readable,
  contentType: string,
  receive: FileReceiver,
): Promise<FormReading> {
  const boundary = /;\s*boundary\s*=\s*"?([^";]*)"?/i.exec(contentType)?.[1] ?? "";
  if (boundary === "") return unreadable("Missing content-type boundary.");
  if (boundary.length > longestBoundary)
    return unreadable(`Multipart boundary length limit ${longestBoundary} exceeded.`);

  const parts = createParts(receive);
  const dicer = new Dicer({ boundary });
  const ended = new Promise<boolean>((resolve) => {
    dicer.on("finish", () => resolve(true));
    dicer.on("error", () => resolve(false));
  });
  dicer.on("part", (part) => {
    parts.take(part);
  });
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      if (!dicer.write(chunk)) await once(dicer, "drain");
    }
  } catch (error) {
    parts.breakOff(error);
    throw error;
  }
  dicer.end();
  const isWhole = await ended;
  if (!isWhole) parts.breakOff(new Error(unexpectedEnd));
  const { complaint, fields } = await parts.settled();
  if (complaint !== null) return unreadable(complaint);
  return isWhole ? { kind: "form", fields } : unreadable(unexpectedEnd);
}

function unreadable(complaint: string): FormReading {
  return { kind: "unreadable", complaint: `Failed to read the request form. ${complaint}` };
}

interface Parts {
  take(part: Dicer.PartStream): void;
  /** The part that is being read ends here. */
  breakOff(reason: unknown): void;
  settled(): Promise<{
    readonly complaint: string | null;
    readonly fields: readonly FormPart[];
  }>;
}

function createParts(receive: FileReceiver): Parts {
  const fields: FormPart[] = [];
  const receiving: Promise<void>[] = [];
  let complaint: string | null = null;
  let open: Dicer.PartStream | null = null;

  const readText = (name: string, part: Dicer.PartStream): void => {
    const chunks: Buffer[] = [];
    part.on("data", (chunk: Buffer) => chunks.push(chunk));
    part.on("end", () => {
      fields.push({ name, text: Buffer.concat(chunks).toString("utf8") });
      if (fields.length > largestFieldCount)
        complaint ??= `Form value count limit ${largestFieldCount} exceeded.`;
    });
  };

  return {
    take: (part) => {
      open = part;
      part.on("error", () => undefined);
      part.on("header", (header) => {
        const lines = Object.values(header as Readonly<Record<string, readonly string[]>>);
        if (lines.flat().length > largestHeaderCount)
          complaint ??= `Multipart headers count limit ${largestHeaderCount} exceeded.`;
        const disposition = readDisposition(
          (header as Readonly<Record<string, readonly string[]>>)["content-disposition"]?.[0],
        );
        if (disposition === null)
          complaint ??= "Form section has invalid Content-Disposition value: ";
        // Nobody will see the form: what is still to come is only read.
        if (complaint !== null || disposition === null) part.resume();
        else if (!disposition.isFile) readText(disposition.name, part);
        else {
          const received = receive(disposition.name, part);
          if (received === null) part.resume();
          else receiving.push(received);
        }
      });
    },
    breakOff: (reason) => {
      open?.destroy(reason instanceof Error ? reason : new Error(String(reason)));
    },
    settled: async () => {
      await Promise.allSettled(receiving);
      return { complaint, fields };
    },
  };
}
