import { html, type Markup } from "./markup.ts";

/** A command line to copy. The script shows the button; without it the text can be selected. */
export function renderCommand(label: string, command: string): Markup {
  return html`<figure class="command">
    <figcaption>${label}</figcaption>
    <pre tabindex="0"><code>${command}</code></pre>
    <button type="button" class="copy" hidden>Copy</button>
  </figure>`;
}
