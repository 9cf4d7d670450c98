/** Postman environments: where the processes of the sandbox listen, and a form to fill in for any other. */
import { stableUuid } from "../model/step-name.ts";

export interface PostmanEnvironment {
  readonly id: string;
  readonly name: string;
  readonly values: readonly {
    readonly key: string;
    readonly value: string;
    readonly type: "default";
    readonly enabled: true;
  }[];
  readonly _postman_variable_scope: "environment";
}

/** The environments by file name, without ending. */
export const environments: Readonly<
  Record<string, { readonly brokerUrl: string; readonly platformUrl: string }>
> = {
  sandbox: { brokerUrl: "http://127.0.0.1:5096", platformUrl: "http://127.0.0.1:5097" },
  custom: { brokerUrl: "", platformUrl: "" },
};

export function renderEnvironment(
  name: string,
  brokerUrl: string,
  platformUrl: string,
): PostmanEnvironment {
  const values = { brokerUrl, platformUrl, resourceId: "", runId: "", seed: "1", userAgent: "" };
  return {
    id: stableUuid(`environment ${name}`),
    name: `Altinn Broker ${name} (generated, do not edit: npm run generate)`,
    values: Object.entries(values).map(([key, value]) => ({
      key,
      value,
      type: "default",
      enabled: true,
    })),
    _postman_variable_scope: "environment",
  };
}
