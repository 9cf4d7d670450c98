/** An emulator beside the lab platform, and the steps that bring a transfer into a state. */
import { request as sendPart } from "node:http";
import { startBroker, type RunningBroker } from "../../../sandbox/broker/start-broker.ts";
import type { Change } from "../../../sandbox/broker/rules/changes.ts";
import { startLabPlatform, type ReceivedEvent } from "./lab-platform.ts";
import { createLabTokens, type LabTokens } from "./lab-tokens.ts";
import { sendRaw, type Received } from "./send.ts";
import { initializeBody, type TransferSpec } from "./transfer-spec.ts";

export interface Lab {
  readonly tokens: LabTokens;
  readonly broker: RunningBroker;
  call(
    method: string,
    path: string,
    actor: string,
    body?: Buffer,
    contentType?: string,
  ): Promise<Received>;
  /** Makes resources known to the emulator, whatever the platform will say of them later. */
  configure(resourceIds: readonly string[]): Promise<void>;
  /** Meanwhile everybody may do everything. */
  permitted<Result>(run: () => Promise<Result>): Promise<Result>;
  set(resourceId: string, settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** @returns the transfer's id */
  arrange(spec: TransferSpec): Promise<string>;
  /** One of control's abilities, told what to do. */
  control(method: string, path: string, body: unknown): Promise<void>;
  /** As a row made by hand in the database. */
  addStorageWithoutScan(): void;
  readonly events: readonly ReceivedEvent[];
  close(): Promise<void>;
}

const base = "/broker/api/v1";
/** A row that was made by hand in the database. */
const storageWithoutScan: Change = {
  kind: "storageProviderAdded",
  organization: "991825827",
  type: "AltinnAzureWithoutVirusScan",
};

export async function startLab(environment = "Development"): Promise<Lab> {
  const tokens = createLabTokens();
  const platform = await startLabPlatform(tokens.jwk);
  tokens.issuer = platform.altinnIssuer;
  const broker = await startBroker({
    port: 0,
    controlPort: 0,
    platformUrl: platform.platformUrl,
    faults: [],
    log: () => undefined,
    environment,
    storage: ["AltinnAzure"],
    statisticsKey: "lab-key",
    // Nothing that a test does is in the statistics of the day before.
    clocks: {
      statisticsMs: 86_400_000,
      purgePollMs: 10,
      storageProviderMs: 200,
      publishCheckedMs: 20,
    },
  });

  const call: Lab["call"] = (
    method,
    path,
    actor,
    body = Buffer.alloc(0),
    contentType = "application/json",
  ) =>
    sendRaw(
      broker.brokerUrl,
      method,
      base + path,
      [
        "Authorization",
        tokens.authorization(`Bearer <${actor}>`) ?? "",
        ...(body.length > 0 ? ["Content-Type", contentType] : []),
      ],
      body,
    );
  const must = async (status: number, response: Promise<Received>): Promise<Received> => {
    const received = await response;
    if (received.status !== status) {
      throw new Error(
        `arranging: ${status} expected, ${received.status} received: ${received.body.toString("utf8")}`,
      );
    }
    return received;
  };
  const control: Lab["control"] = async (method, path, body) => {
    const headers = ["Content-Type", "application/json"];
    await must(200, sendRaw(broker.controlUrl, method, path, headers, json(body)));
  };
  const change = (resourceId: string, settings: unknown): Promise<Received> =>
    must(204, call("PUT", `/resource/${resourceId}`, "serviceowner", json(settings)));
  const status = async (id: string): Promise<string> => {
    const received = await call("GET", `/filetransfer/${id}`, "delegated");
    return /"fileTransferStatus":"(\w+)"/.exec(received.body.toString("utf8"))?.[1] ?? "";
  };

  const permitted = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    platform.isArranging = true;
    try {
      return await run();
    } finally {
      platform.isArranging = false;
    }
  };
  const addStorageWithoutScan = (): void => {
    broker.apply([storageWithoutScan]);
  };
  const arrange = async (spec: TransferSpec): Promise<string> => {
    await control("PUT", "/service", { malwareScan: spec.scan });
    if (spec.disableVirusScan) addStorageWithoutScan();
    const isPurged = spec.status === "Purged";
    const isPurgedAfterConfirmation = isPurged && spec.confirms.length === spec.recipients.length;
    if (isPurgedAfterConfirmation)
      await change(spec.resourceId, { purgeFileTransferGracePeriod: "PT0S" });
    else if (isPurged) await change(spec.resourceId, { fileTransferTimeToLive: "PT0.2S" });
    const initialized = await must(
      200,
      call("POST", "/filetransfer", "delegated", initializeBody(spec)),
    );
    if (isPurged) await change(spec.resourceId, { fileTransferTimeToLive: "P30D" });
    const { fileTransferId } = JSON.parse(initialized.body.toString("utf8")) as {
      fileTransferId: string;
    };
    if (spec.status === "UploadStarted")
      await breakUpload(broker.brokerUrl, fileTransferId, tokens);
    else if (spec.status !== "Initialized") {
      const body = spec.content;
      await must(
        spec.status === "Failed" ? 400 : 200,
        call(
          "POST",
          `/filetransfer/${fileTransferId}/upload`,
          "delegated",
          body,
          "application/octet-stream",
        ),
      );
    }
    if (spec.status === "Published" && typeof spec.checksum === "string") {
      await until(async () => (await status(fileTransferId)) === "Published");
    }
    for (const actor of spec.downloads)
      await must(200, call("GET", `/filetransfer/${fileTransferId}/download`, actor));
    for (const actor of spec.confirms) {
      await must(204, call("POST", `/filetransfer/${fileTransferId}/confirmdownload`, actor));
    }
    if (isPurgedAfterConfirmation)
      await change(spec.resourceId, { purgeFileTransferGracePeriod: "PT2H" });
    if (spec.status === "UploadStarted" || isPurged) {
      await until(async () => (await status(fileTransferId)) === spec.status);
    }
    return fileTransferId;
  };

  return {
    tokens,
    broker,
    call,
    configure: (resourceIds) =>
      permitted(async () => {
        for (const resourceId of resourceIds) {
          const isOther = resourceId === "lab-other-owner";
          if (isOther) {
            await must(200, call("POST", "/serviceowner", "otherowner", json({ name: "Other" })));
            await until(async () => {
              const owner = await call("GET", "/serviceowner", "otherowner");
              return owner.body.includes("Ready");
            });
          }
          await must(
            204,
            call(
              "PUT",
              `/resource/${resourceId}`,
              isOther ? "otherowner" : "serviceowner",
              json({}),
            ),
          );
        }
      }),
    permitted,
    set: async (resourceId, settings) => {
      await permitted(() => change(resourceId, settings));
    },
    arrange: (spec) => permitted(() => arrange(spec)),
    control,
    addStorageWithoutScan,
    events: platform.events,
    close: async () => {
      await broker.close();
      await platform.close();
    },
  };
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** Polls against a deadline of five seconds. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("not so within 5 s");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Announces 100 bytes, sends five and goes away. */
function breakUpload(origin: string, id: string, tokens: LabTokens): Promise<void> {
  return new Promise((resolve) => {
    const request = sendPart(new URL(`${base}/filetransfer/${id}/upload`, origin), {
      method: "POST",
      agent: false,
      headers: {
        authorization: tokens.authorization("Bearer <delegated>") ?? "",
        "content-type": "application/octet-stream",
        "content-length": "100",
      },
    });
    request.on("error", () => undefined);
    request.on("close", resolve);
    request.write("hello", () => setTimeout(() => request.destroy(), 30));
  });
}
