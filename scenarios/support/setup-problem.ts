import { SuiteError } from "../../targets/suite-error.ts";
import { type Exchange, textOf } from "./exchange.ts";

/** Why the load cannot begin, from the answer that `setup()` did not expect. Pure. */
export function setupProblem(
  exchange: Pick<Exchange, "operationId" | "response" | "error">,
  expected: readonly number[],
  brokerUrl: string,
): SuiteError {
  const { operationId, error } = exchange;
  const { status } = exchange.response;
  if (status === 0) {
    return new SuiteError({
      code: "BROKER_UNREACHABLE",
      exitCode: 3,
      message: `the broker at ${brokerUrl} does not answer ${operationId}: ${error}`,
      next: "start it, or correct BROKER_URL",
    });
  }
  const body = textOf(exchange).trim().slice(0, 200);
  const answered = `setup: ${operationId} answered ${String(status)}${body === "" ? "" : ` ${body}`}`;
  if (status === 401) {
    return new SuiteError({
      code: "SETUP_UNAUTHORIZED",
      exitCode: 3,
      message: `${answered}: the broker does not accept the actors of this run`,
      next: "check that the broker trusts the issuer at PLATFORM_URL and that the actors may use the resource",
    });
  }
  return new SuiteError({
    code: "SETUP_FAILED",
    exitCode: 3,
    message: `${answered}, expected ${expected.join(" or ")}`,
    next: "a load begins only where its preparation works; run broker-suite contract to see what is broken",
  });
}
