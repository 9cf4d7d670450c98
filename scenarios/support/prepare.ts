/** What a load needs before it begins: a resource to send by, and organisations that the broker knows. */
import { sleep } from "k6";
import http from "k6/http";

import { actors } from "../../targets/actors.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import { configureResource } from "../steps/configure-resource.ts";
import { getServiceOwner, hasReadyStorage } from "../steps/get-service-owner.ts";
import { sendInitializeFileTransfer } from "../steps/initialize-file-transfer.ts";
import { initializeServiceOwner } from "../steps/initialize-service-owner.ts";
import { actAs } from "./act-as.ts";
import { config } from "./config.ts";
import type { Exchange } from "./exchange.ts";
import { judgeExchanges } from "./judge-exchanges.ts";
import { nextDelayMs } from "./poll-delay.ts";
import { beginProcess } from "./process.ts";
import { memberOf, readJson } from "./read-json.ts";
import { takeExchanges } from "./send.ts";
import { setupProblem } from "./setup-problem.ts";
import type { Prepared } from "./workflow.ts";
import { writeLine } from "./write-line.ts";

const storageWithinSeconds = 20;

/**
 * @returns ids alone: k6 writes this into every summary
 * @throws {SuiteError} when the load cannot begin; k6 then ends with 107
 */
export function prepare(): Prepared {
  const startedAtMs = Date.now();
  try {
    const resourceId = config.resourceId ?? ownResourceId();
    beginProcess(resourceId);
    if (config.resourceId === null) makeResource();
    introduceOrganizations();
    return { resourceId };
  } catch (error) {
    if (error instanceof SuiteError) {
      const { code, exitCode, message, next } = error;
      writeLine({ brokerSuite: "stop", code, exitCode, message, next });
    }
    throw error;
  } finally {
    const responses = judgeExchanges("setup", takeExchanges(), startedAtMs);
    if (config.writesLines) writeLine({ brokerSuite: "setup", responses });
  }
}

function ownResourceId(): string {
  const timeout = `${String(config.workload.requestTimeoutSeconds)}s`;
  const url = `${config.platformUrl}/_control`;
  const response = http.get(url, {
    tags: { name: "control" },
    responseType: "text",
    timeout,
  });
  if (response.status === 0) {
    throw new SuiteError({
      code: "PLATFORM_UNREACHABLE",
      exitCode: 3,
      message: `the platform at ${config.platformUrl} does not answer: ${response.error}`,
      next: "start it, or correct PLATFORM_URL",
    });
  }
  // Control is what a stand-in has: its registry knows every id that begins with broker-suite-.
  const hasControl =
    response.status === 200 && Array.isArray(memberOf(readJson(response.body), "abilities"));
  if (hasControl) return `broker-suite-load-${config.runId}`;
  throw new SuiteError({
    code: "RESOURCE_ID_MISSING",
    exitCode: 2,
    message: `the platform at ${config.platformUrl} has no control, so no resource can be made there`,
    next: "give the id of a resource that the actors may use, as RESOURCE_ID",
  });
}

function makeResource(): void {
  const serviceOwner = actAs("serviceOwner");
  expectOneOf(initializeServiceOwner(serviceOwner), [200, 409]);
  expectOneOf(configureResource(serviceOwner), [204]);
  const deadlineMs = Date.now() + storageWithinSeconds * 1000;
  for (let tries = 0; ; tries += 1) {
    const exchange = getServiceOwner(serviceOwner);
    expectOneOf(exchange, [200]);
    if (hasReadyStorage(exchange)) return;
    if (Date.now() >= deadlineMs) {
      throw new SuiteError({
        code: "STORAGE_NOT_READY",
        exitCode: 3,
        message: `the service owner has no storage provider that is Ready after ${String(storageWithinSeconds)} s`,
        next: "look at the broker's background jobs: they make it",
      });
    }
    sleep(nextDelayMs(tries, Math.random()) / 1000);
  }
}

// The broker must have seen each organisation once before parallel requests name it (deviation D08).
function introduceOrganizations(): void {
  const to = [actors.recipient, actors.recipient2];
  expectOneOf(
    sendInitializeFileTransfer(actAs("sender"), { file: { name: "introduction.txt" }, to }),
    [200],
  );
}

function expectOneOf(exchange: Exchange, statuses: readonly number[]): void {
  if (!statuses.includes(exchange.response.status))
    throw setupProblem(exchange, statuses, config.brokerUrl);
}
