import type { Workflow } from "../model/step.ts";
import { announce } from "./lifecycle/announce.ts";
import { confirm } from "./lifecycle/confirm.ts";
import { download } from "./lifecycle/download.ts";
import { publish } from "./lifecycle/publish.ts";

/** A file from one sender to two recipients, looked at from all sides after each step. */
export const lifecycle: Workflow = {
  name: "lifecycle",
  title: "One file, two recipients: states, history, bytes and events after each step.",
  checkClass: "write",
  steps: [...announce, ...publish, ...download, ...confirm],
};
