/** The malware scanner beside the broker's storage: brings results to the broker's webhook, when told to or by itself. */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

import type { Log } from "../../http/listen.ts";
import { cleanResult, type ScanResult, scanResultEvent, validationEvent } from "./scan-event.ts";

/** What the broker answered, or why it did not. */
export type Delivery =
  | { readonly ok: true; readonly status: number; readonly body: string }
  | { readonly ok: false; readonly reason: string };

export interface ScannerSettings {
  /** Whether every upload that the events tell of gets a result. */
  readonly isAutomatic: boolean;
  /** Origin of the broker; null: unknown yet. */
  readonly brokerUrl: string | null;
  /** From the event of the upload to the result, in milliseconds. */
  readonly delayMs: number;
  /** Results that are not clean, by file transfer. */
  readonly results: Readonly<Record<string, string>>;
}

interface ScannerOptions {
  readonly brokerUrl: string | null;
  readonly nowMs: () => number;
  readonly log: Log;
  readonly closing: AbortSignal;
}

const webhookPath = "/broker/api/v1/webhooks/malwarescanresults";
const answerWithinMs = 30_000;

export class Scanner {
  settings: ScannerSettings;
  readonly #options: ScannerOptions;

  constructor(options: ScannerOptions) {
    this.#options = options;
    this.settings = initialSettings(options.brokerUrl);
  }

  reset(): void {
    this.settings = initialSettings(this.#options.brokerUrl);
  }

  /** Brings one result; it takes the broker's answer for what it is. */
  deliver(result: ScanResult, brokerUrl: string): Promise<Delivery> {
    const event = scanResultEvent(result, randomUUID(), this.#options.nowMs());
    return this.#post(brokerUrl, [event]);
  }

  /** Asks the broker's webhook to show that it wants results; answers the code that it has to repeat, too. */
  async subscribe(
    brokerUrl: string,
  ): Promise<{ readonly code: string; readonly delivery: Delivery }> {
    const code = randomUUID();
    const event = validationEvent(code, randomUUID(), this.#options.nowMs());
    return { code, delivery: await this.#post(brokerUrl, [event]) };
  }

  /** Told of every event that the broker publishes. */
  observe(type: string, fileTransferId: string | null): void {
    const { isAutomatic, brokerUrl } = this.settings;
    if (!isAutomatic || brokerUrl === null || fileTransferId === null) return;
    if (type === "no.altinn.broker.uploadprocessing") void this.#scan(fileTransferId, brokerUrl);
  }

  async #scan(fileTransferId: string, brokerUrl: string): Promise<void> {
    const { delayMs, results } = this.settings;
    const { closing, log } = this.#options;
    try {
      await delay(delayMs, undefined, { signal: closing });
    } catch {
      return;
    }
    const scanResultType = results[fileTransferId] ?? cleanResult;
    const delivery = await this.deliver(
      { fileTransferId, scanResultType, malwareNamesFound: [] },
      brokerUrl,
    );
    const words = delivery.ok ? `answered ${delivery.status}` : delivery.reason;
    if (!delivery.ok || delivery.status > 299)
      log(`scanner: ${fileTransferId}: the broker ${words}`);
  }

  async #post(brokerUrl: string, events: readonly object[]): Promise<Delivery> {
    try {
      const response = await fetch(brokerUrl + webhookPath, {
        method: "POST",
        headers: { "content-type": "application/json", "aeg-event-type": "Notification" },
        body: JSON.stringify(events),
        redirect: "manual",
        signal: AbortSignal.any([this.#options.closing, AbortSignal.timeout(answerWithinMs)]),
      });
      return { ok: true, status: response.status, body: await response.text() };
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      return { ok: false, reason: cause instanceof Error ? cause.message : String(cause) };
    }
  }
}

function initialSettings(brokerUrl: string | null): ScannerSettings {
  return { isAutomatic: false, brokerUrl, delayMs: 0, results: {} };
}
