import type { Workflow } from "../model/step.ts";
import { administration } from "./administration.workflow.ts";
import { lifecycle } from "./lifecycle.workflow.ts";
import { operations } from "./operations.workflow.ts";
import { searchWorkflow } from "./search.workflow.ts";
import { setUp } from "./set-up.workflow.ts";
import { wrongCallers } from "./wrong-callers.workflow.ts";
import { wrongOrder } from "./wrong-order.workflow.ts";
import { wrongRequests } from "./wrong-requests.workflow.ts";

/** Every workflow, in the order of a run; each stands for itself once `setUp` is done. */
export const allWorkflows: readonly Workflow[] = [
  setUp,
  operations,
  lifecycle,
  wrongOrder,
  wrongCallers,
  wrongRequests,
  searchWorkflow,
  administration,
];
