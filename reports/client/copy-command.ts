/** Shows the copy buttons; a press copies the command and says so, also to a screen reader. */
export function offerCopying(document: Document): void {
  const status = document.querySelector("#status");
  for (const button of document.querySelectorAll<HTMLButtonElement>("button.copy")) {
    const code = button.parentElement?.querySelector("code");
    if (!code) continue;
    button.hidden = false;
    const say = (isCopied: boolean) => {
      button.textContent = isCopied ? "Copied" : "Selected";
      if (status === null) return;
      status.textContent = isCopied
        ? "The command is on the clipboard."
        : "The command is selected; press Ctrl+C to copy it.";
    };
    button.addEventListener("click", () => {
      void copy(code).then((isCopied) => say(isCopied));
    });
  }
}

/** Where the browser refuses (a page from `file:` may have no clipboard) the text is selected instead. */
async function copy(code: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return false;
  }
}
