/** One sender hands one file to two recipients, who each compare what they got and confirm having it. */
import { actAs } from "./support/act-as.ts";
import { config } from "./support/config.ts";
import { loadOptions } from "./support/load-options.ts";
import { uniqueFile } from "./support/unique-file.ts";
import { workflow } from "./support/workflow.ts";

export { prepare as setup } from "./support/prepare.ts";
export { summarize as handleSummary } from "./support/finish.ts";

export const options = loadOptions("lifecycle", [
  "initializeFileTransfer",
  "uploadFile",
  "getFileTransferOverview",
  "downloadFile",
  "confirmDownload",
]);

export default workflow("lifecycle", () => {
  const sender = actAs("sender");
  const recipients = [actAs("recipient"), actAs("recipient2")];
  const letter = uniqueFile("letter.bin");

  const transfer = sender.initializeFileTransfer({ file: letter, to: recipients });
  sender.uploadFile(transfer, letter);
  sender.waitUntilPublished(transfer, { withinSeconds: config.workload.publishedWithinSeconds });

  for (const recipient of recipients) {
    recipient.downloadsTheSameBytes(transfer, letter);
    recipient.confirmDownload(transfer);
  }

  sender.seesStatus(transfer, "AllConfirmedDownloaded", { after: "confirmDownload" });
});
