/** POST /filetransfer/upload: a transfer and its file in one form; both halves are those of the calls that do one. */
import type { BrokerContext } from "../broker-context.ts";
import type { StoredBody } from "../body-store.ts";
import { answerWith, type Decision, type ValidationErrors } from "../rules/answer.ts";
import { bindForm, withFormKeys, type FormField } from "../rules/bind-form.ts";
import {
  initializeFileTransfer,
  type InitializeRequest,
} from "../rules/initialize-file-transfer.ts";
import { validateInitialize } from "../rules/validate-initialize.ts";
import { requiredMessage, type Validation } from "../rules/validation.ts";
import { drive } from "./drive.ts";
import type { Exchange } from "./exchange.ts";
import { readForm } from "./form.ts";
import { storeUpload, startUpload } from "./upload.ts";

/** The form may give the file before it says what it is: so it is stored first. */
export async function initializeAndUploadFile(
  exchange: Exchange,
  context: BrokerContext,
): Promise<Decision> {
  const { bodies } = context;
  const received: StoredBody[] = [];
  let isKept = false;
  try {
    let hasFile = false;
    const form = await readForm(exchange.request, (name, content) => {
      // Of two files the first counts.
      if (name.toLowerCase() !== "filetransfer" || hasFile) return null;
      hasFile = true;
      return bodies.receive(content).then((body) => void received.push(body));
    });
    if (form?.kind === "unreadable") return refuse([["", [form.complaint]]]);
    const [file] = received;
    const validation = validate(form?.fields ?? [], file !== undefined);
    if (validation.kind === "refused" || file === undefined) {
      return refuse(validation.kind === "refused" ? validation.errors : []);
    }
    const decision = await initializeAndStore(exchange, context, validation.request, file);
    isKept = decision.answer.kind === "json";
    return decision;
  } finally {
    if (!isKept) await Promise.all(received.map((body) => bodies.discard(body)));
  }
}

function validate(fields: readonly FormField[], hasFile: boolean): Validation<InitializeRequest> {
  const form = bindForm(fields);
  const fileErrors = hasFile ? [] : [["FileTransfer", [requiredMessage("FileTransfer")]] as const];
  if (form === null) {
    return {
      kind: "refused",
      errors: [["Metadata", [requiredMessage("Metadata")]], ...fileErrors],
    };
  }
  const validation = validateInitialize(form.values);
  const errors = [
    ...form.errors,
    ...(validation.kind === "refused" ? withFormKeys(validation.errors) : []),
    ...fileErrors,
  ];
  return errors.length > 0 || validation.kind === "refused"
    ? { kind: "refused", errors }
    : validation;
}

async function initializeAndStore(
  exchange: Exchange,
  context: BrokerContext,
  request: InitializeRequest,
  file: StoredBody,
): Promise<Decision> {
  const { state, newId, service, now, commit } = context;
  const transferId = newId();
  const { vendor } = exchange.caller;
  const initialized = await drive(
    exchange,
    context,
    initializeFileTransfer(state, request, { id: transferId, vendor }, service.current, now),
  );
  if (initialized.answer.kind !== "json") return initialized;
  // What the second half refuses leaves this transfer behind, and nobody is told its id.
  commit(initialized);
  const refusal = await startUpload(exchange, context, transferId, BigInt(file.sizeBytes));
  return refusal ?? storeUpload(context, transferId, file);
}

function refuse(errors: ValidationErrors): Decision {
  return answerWith({ kind: "validation", errors });
}
