/** What the emulator asks of the platform, as the real service asks it. */
import { asObject } from "../rules/as-object.ts";
import type { Caller } from "../rules/caller.ts";
import { isNineDigits } from "../rules/organization.ts";
import type { Question, QuestionAnswer, RegistryResource } from "../rules/questions.ts";
import { decisionRequest, isPermit } from "./decision-point.ts";
import type { HttpClient, PlatformRequest, PlatformResponse } from "./http-client.ts";
import { asText, readJsonObject } from "./json.ts";
import { PlatformAnswerError } from "./platform-answer-error.ts";
import type { OwnToken } from "./own-token.ts";

export interface PlatformClient {
  /** Answers a rule's question on behalf of the caller. */
  ask(question: Question, caller: Caller): Promise<QuestionAnswer>;
  /** Register is asked before an organisation's first event; its answer changes nothing. */
  lookUpParty(organization: string): Promise<void>;
  postEvent(event: Readonly<Record<string, unknown>>): Promise<PlatformResponse>;
}

/** Owner of every resource of this organisation code, whatever the registry says. */
const testDepartment = { code: "ttd", organization: "991825827" };

export function createPlatformClient(client: HttpClient, ownToken: OwnToken): PlatformClient {
  const send = async (request: PlatformRequest): Promise<PlatformResponse> => {
    const headers = { ...request.headers, authorization: `Bearer ${await ownToken()}` };
    return client.retrying({ ...request, headers });
  };
  const sendJson = (url: string, body: unknown, contentType: string): Promise<PlatformResponse> =>
    send({
      method: "POST",
      url,
      headers: { "content-type": contentType, "ocp-apim-subscription-key": "" },
      body: JSON.stringify(body),
    });

  const mayAct = async (
    question: Extract<Question, { kind: "mayAct" }>,
    caller: Caller,
  ): Promise<boolean> => {
    // Defect D07: the real service breaks on such a token.
    if (caller.subject === null) return false;
    const body = decisionRequest(question, caller.subject);
    const { status, body: answer } = await sendJson(
      "authorization/api/v1/authorize",
      body,
      "application/json; charset=utf-8",
    );
    return status >= 200 && status <= 299 && isPermit(answer, caller);
  };

  const registryResource = async (resourceId: string): Promise<RegistryResource | null> => {
    const { status, body } = await send({
      method: "GET",
      url: `resourceregistry/api/v1/resource/${encodeURIComponent(resourceId)}`,
    });
    if (status === 404 || status === 204) return null;
    const resource = status === 200 ? readJsonObject(body) : null;
    const authority = asObject(resource?.["hasCompetentAuthority"]);
    if (resource === null || authority === null) {
      throw new PlatformAnswerError("Failed to get resource from Altinn Resource Registry");
    }
    const isTestDepartment = asText(authority["orgcode"]).toLowerCase() === testDepartment.code;
    const owner = asText(authority["organization"]);
    return {
      identifier: asText(resource["identifier"]),
      owner: isTestDepartment
        ? testDepartment.organization
        : owner.slice(owner.lastIndexOf(":") + 1),
      hasAccessList: resource["accessListMode"] === "Enabled",
    };
  };

  const isAccessListMember = async (resourceId: string, organization: string): Promise<boolean> => {
    const query = `resource=urn:altinn:resource:${resourceId}&party=urn:altinn:organization:identifier-no:${organization}`;
    const { status, body } = await send({
      method: "GET",
      url: `resourceregistry/api/v1/access-lists/memberships?${query}`,
    });
    const data = status === 200 ? readJsonObject(body)?.["data"] : undefined;
    const party = asText(asObject(Array.isArray(data) ? (data[0] as unknown) : null)?.["party"]);
    if (party === "") return false;
    const uuid = party.slice(party.lastIndexOf(":") + 1);
    const found = await send({
      method: "GET",
      url: `register/api/v1/parties/byuuid/${encodeURIComponent(uuid)}`,
    });
    return found.status === 200 && readJsonObject(found.body)?.["orgNumber"] === organization;
  };

  return {
    ask: (question, caller) => {
      switch (question.kind) {
        case "mayAct":
          return mayAct(question, caller);
        case "registryResource":
          return registryResource(question.resourceId);
        case "accessListMember":
          return isAccessListMember(question.resourceId, question.organization);
        default:
          return question satisfies never;
      }
    },
    lookUpParty: async (organization) => {
      if (!isNineDigits(organization)) return;
      await sendJson(
        "register/api/v1/parties/lookup",
        { orgNo: organization, ssn: null },
        "application/json",
      );
    },
    postEvent: (event) => sendJson("events/api/v1/events", event, "application/cloudevents+json"),
  };
}
