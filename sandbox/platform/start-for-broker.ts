/** Starts a platform that an unmodified broker process can use: with a TLS end, a client for it, and the settings that say so. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { SuiteError } from "../../targets/suite-error.ts";
import { makeBrokerClient } from "./broker-client.ts";
import { brokerSettings, type BrokerSettings } from "./broker-settings.ts";
import { maskinportenTest } from "./names.ts";
import type { PlatformOptions } from "./platform-options.ts";
import { type Platform, startPlatform } from "./start-platform.ts";

export interface PlatformForBroker extends Platform {
  readonly settings: BrokerSettings;
}

export interface PlatformForBrokerOptions extends PlatformOptions {
  /** Where the authority's certificate is written, and stays. @default a folder that goes with the process */
  readonly authorityFile?: string;
  /** Host names beside Maskinporten's whose TLS ends here. */
  readonly furtherTlsNames?: readonly string[];
}

/** @throws {SuiteError} as `startPlatform` does, and `OUTPUT_NOT_WRITABLE` where the file cannot be written */
export async function startPlatformForBroker(
  options: PlatformForBrokerOptions,
): Promise<PlatformForBroker> {
  const client = await makeBrokerClient();
  const platform = await startPlatform({
    ...options,
    tlsNames: [new URL(maskinportenTest.issuer).hostname, ...(options.furtherTlsNames ?? [])],
    clients: [...(options.clients ?? []), client.registration],
  });
  const file = await writeAuthority(platform.authority ?? "", options.authorityFile).catch(
    async (error: unknown) => {
      await platform.close();
      throw error;
    },
  );
  return {
    ...platform,
    settings: brokerSettings({
      platformUrl: platform.platformUrl,
      authorityFile: file.path,
      clientId: client.registration.clientId,
      encodedJwk: client.encodedJwk,
      subscriptionKey: options.subscriptionKey ?? null,
    }),
    close: async () => {
      await platform.close();
      await file.remove();
    },
  };
}

async function writeAuthority(pem: string, asked: string | undefined) {
  if (asked !== undefined) {
    await writeFile(asked, pem).catch((error: unknown) => {
      throw notWritable(asked, error);
    });
    return { path: resolve(asked), remove: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), "broker-suite-platform-"));
  const path = join(folder, "authority.pem");
  await writeFile(path, pem);
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}

function notWritable(path: string, cause: unknown): SuiteError {
  return new SuiteError({
    code: "OUTPUT_NOT_WRITABLE",
    exitCode: 2,
    message: `the certificate cannot be written to ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
    next: "name a file in a folder that exists and that you may write to",
    cause,
  });
}
