/**
 * A target that answers just enough for a lifecycle, and misbehaves as a test wants: too slow, refusing,
 * silent. The sandbox keeps promises; this one is for the cases in which there are none to keep.
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface StubBehaviour {
  /** Before each answer of the broker, in milliseconds. */
  readonly delayMs?: number;
  /** Answers this status on these operations instead; 0: never answers. */
  readonly answers?: Readonly<Partial<Record<StubOperation, number>>>;
  /** Reports no control, as a real platform. */
  readonly hasNoControl?: boolean;
}

export type StubOperation =
  | "initializeServiceOwner"
  | "configureResource"
  | "initializeFileTransfer"
  | "uploadFile"
  | "getFileTransferOverview"
  | "downloadFile"
  | "confirmDownload";

export interface StubTarget {
  /** Broker and platform at once. */
  readonly url: string;
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage["headers"];
  }[];
  close(): Promise<void>;
}

interface StubTransfer {
  bytes: Buffer;
  isUploaded: boolean;
  body: {
    readonly resourceId: string;
    readonly sender: string;
    readonly recipients: readonly string[];
    readonly fileName: string;
    readonly sendersFileTransferReference: string;
    readonly checksum?: string | null;
    readonly propertyList?: Readonly<Record<string, string>>;
    readonly disableVirusScan?: boolean;
  };
  readonly confirmed: Set<string>;
}

const json = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};
const bare = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** Starts the stub on a free port of loopback. */
export async function startStubTarget(behaviour: StubBehaviour = {}): Promise<StubTarget> {
  const transfers = new Map<string, StubTransfer>();
  const requests: { method: string; path: string; headers: IncomingMessage["headers"] }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      requests.push({
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
      });
      answer(request, Buffer.concat(chunks), response, transfers, behaviour);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    close: () => closeServer(server),
  };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function answer(
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  transfers: Map<string, StubTransfer>,
  behaviour: StubBehaviour,
): void {
  const path = request.url ?? "";
  if (path.startsWith("/_control")) {
    response.writeHead(behaviour.hasNoControl ? 404 : 200, json).end('{"abilities":["clients"]}');
    return;
  }
  if (path.startsWith("/api/Get")) {
    const organization = new URL(path, "http://stub").searchParams.get("systemUserOrg") ?? "owner";
    response.writeHead(200, { "content-type": "text/plain" }).end(`e30.${organization}.signature`);
    return;
  }
  const operation = operationOf(request.method ?? "", path);
  const status = behaviour.answers?.[operation];
  if (status === 0) return;
  setTimeout(() => {
    if (status === undefined) broker(operation, request, body, response, transfers);
    else response.writeHead(status, bare).end();
  }, behaviour.delayMs ?? 0);
}

function operationOf(method: string, path: string): StubOperation {
  if (path.endsWith("/serviceowner")) return "initializeServiceOwner";
  if (path.includes("/resource/")) return "configureResource";
  if (path.endsWith("/upload")) return "uploadFile";
  if (path.endsWith("/download")) return "downloadFile";
  if (path.endsWith("/confirmdownload")) return "confirmDownload";
  return method === "POST" ? "initializeFileTransfer" : "getFileTransferOverview";
}

function broker(
  operation: StubOperation,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  transfers: Map<string, StubTransfer>,
): void {
  const [, id = ""] = /\/filetransfer\/([0-9a-f-]+)/.exec(request.url ?? "") ?? [];
  const transfer = transfers.get(id);
  switch (operation) {
    case "initializeServiceOwner":
      if (request.method === "POST") response.writeHead(200, bare).end();
      else response.writeHead(200, json).end(serviceOwner);
      return;
    case "configureResource":
      response.writeHead(204, bare).end();
      return;
    case "initializeFileTransfer": {
      const fileTransferId = randomUUID();
      transfers.set(fileTransferId, {
        bytes: Buffer.alloc(0),
        isUploaded: false,
        body: JSON.parse(body.toString()) as StubTransfer["body"],
        confirmed: new Set(),
      });
      response.writeHead(200, json).end(JSON.stringify({ fileTransferId }));
      return;
    }
    case "uploadFile":
      if (transfer !== undefined) {
        transfer.bytes = body;
        transfer.isUploaded = true;
      }
      response.writeHead(200, json).end(JSON.stringify({ fileTransferId: id }));
      return;
    case "getFileTransferOverview":
      response.writeHead(200, json).end(overview(id, transfer));
      return;
    case "downloadFile":
      response
        .writeHead(200, {
          ...bare,
          "content-type": "application/octet-stream",
          "content-disposition": "attachment; filename=letter.bin; filename*=UTF-8''letter.bin",
          "accept-ranges": "bytes",
          "content-length": String(transfer?.bytes.length ?? 0),
        })
        .end(transfer?.bytes);
      return;
    case "confirmDownload": {
      const [, organization = ""] = (request.headers.authorization ?? "").split(".");
      transfer?.confirmed.add(`0192:${organization}`);
      response.writeHead(204, bare).end();
      return;
    }
    default:
      operation satisfies never;
  }
}

const serviceOwner = JSON.stringify({
  name: "Broker suite",
  storageProviders: [
    { type: "AltinnAzure", deploymentStatus: "Ready", deploymentEnvironment: "Development" },
  ],
});

/** What happens later has a later time. */
const [createdAt, publishedAt, downloadedAt, endedAt] = [1, 2, 3, 4].map(
  (second) => `2026-11-22T12:34:3${second}.802968+00:00`,
);

/** Just consistent enough that nothing contradicts what was sent or what was told before. */
function overview(id: string, transfer: StubTransfer | undefined): string {
  if (transfer === undefined) return "{}";
  const { body, bytes, confirmed, isUploaded } = transfer;
  const allConfirmed = isUploaded && body.recipients.every((one) => confirmed.has(one));
  const status = allConfirmed ? "AllConfirmedDownloaded" : isUploaded ? "Published" : "Initialized";
  const changed = allConfirmed ? endedAt : isUploaded ? publishedAt : createdAt;
  return JSON.stringify({
    fileTransferId: id,
    resourceId: body.resourceId,
    fileName: body.fileName,
    sendersFileTransferReference: body.sendersFileTransferReference,
    checksum: body.checksum ?? "9e107d9d372bb6826bd81d3542a419d6",
    useVirusScan: body.disableVirusScan !== true,
    fileTransferSize: bytes.length,
    fileTransferStatus: status,
    fileTransferStatusText: allConfirmed ? "All downloaded" : "Ready for download",
    fileTransferStatusChanged: changed,
    created: createdAt,
    expirationTime: "2026-11-23T12:34:30.802968+00:00",
    sender: body.sender,
    recipients: body.recipients.map((recipient) => ({
      recipient,
      currentRecipientFileTransferStatusCode: confirmed.has(recipient)
        ? "DownloadConfirmed"
        : "Initialized",
      currentRecipientFileTransferStatusText: "Initialized",
      currentRecipientFileTransferStatusChanged: confirmed.has(recipient)
        ? downloadedAt
        : createdAt,
    })),
    propertyList: body.propertyList ?? {},
    published: isUploaded ? publishedAt : null,
  });
}
