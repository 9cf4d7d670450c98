/** The collection: a folder a workflow, a request a step. The same input gives the same bytes. */
import { describeAssertion } from "../model/assertion.ts";
import type { Workflow } from "../model/step.ts";
import { requestId, requestName, stableUuid, stepLabel } from "../model/step-name.ts";
import type { OperationTemplates } from "./operation-template.ts";
import type { PostmanCollection, PostmanFolder } from "./postman-collection.ts";
import { renderExamples, renderRequest } from "./render-request.ts";
import { renderScripts, type Scripts } from "./render-script.ts";

const collectionName = "Altinn Broker contract";

const description = `Generated from contracts/broker.openapi.yaml and collections/workflows/: do not edit, run \`npm run generate\`.

Judges a broker: each folder is a workflow whose requests are sent in order. Run the whole collection with one of the
environments; the folder setUp comes first in every run (it fetches the tokens and makes the resource).

- brokerUrl, platformUrl: origins of the broker and of the platform with its test token generator
- resourceId: a configured resource, where the run cannot make its own; empty otherwise
- runId, seed, userAgent: optional

The folder operations holds each operation once, with a saved example for each documented status.`;

/** The workflow whose requests carry the saved examples. */
const exampleWorkflow = "operations";

export function renderCollection(
  templates: OperationTemplates,
  scripts: Scripts,
  workflows: readonly Workflow[],
): PostmanCollection {
  return {
    info: {
      _postman_id: stableUuid(collectionName),
      name: collectionName,
      description,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    item: workflows.map((workflow) => renderFolder(templates, scripts, workflow)),
    protocolProfileBehavior: { followRedirects: false },
  };
}

function renderFolder(
  templates: OperationTemplates,
  scripts: Scripts,
  workflow: Workflow,
): PostmanFolder {
  assertUniqueClaims(workflow);
  return {
    id: stableUuid(workflow.name),
    name: workflow.name,
    description: workflow.title,
    item: workflow.steps.map((step, index) => {
      const request = renderRequest(templates, step);
      const hasExamples =
        workflow.name === exampleWorkflow && step.kind === "operation" && isFirst(workflow, index);
      return {
        id: requestId(workflow, step, index),
        name: requestName(step),
        event: renderScripts(scripts, { workflow, step, index }),
        request,
        response: hasExamples ? renderExamples(templates[step.operation], request) : [],
      };
    }),
  };
}

/** Whether no earlier step of the workflow is of the same operation. */
function isFirst(workflow: Workflow, index: number): boolean {
  const operationOf = (at: number): string | null => {
    const step = workflow.steps[at];
    return step?.kind === "operation" ? step.operation : null;
  };
  return !workflow.steps.slice(0, index).some((_, at) => operationOf(at) === operationOf(index));
}

/** A claim's words are its name: two equal ones in a step would be counted as one. */
function assertUniqueClaims(workflow: Workflow): void {
  for (const [index, step] of workflow.steps.entries()) {
    const names = (step.asserts ?? []).map(describeAssertion);
    if (new Set(names).size < names.length) {
      throw new Error(`${workflow.name}/${stepLabel(step, index)} makes the same claim twice`);
    }
  }
}
