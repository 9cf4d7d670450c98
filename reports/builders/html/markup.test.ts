import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "./markup.ts";

test("text is escaped, in elements and in attributes", () => {
  const { markup } = html`<p title="${'"><img onerror=x>'}">${"</script>&'"}</p>`;

  assert.equal(
    markup,
    '<p title="&#34;&#62;&#60;img onerror=x&#62;">&#60;/script&#62;&#38;&#39;</p>',
  );
});

test("markup goes in as it is, alone or in a list, and without the indentation of the source", () => {
  const items = ["a", "<b>"].map((text) => html`<li>${text}</li>`);

  assert.equal(
    html`<ul>
      ${items}
    </ul>`.markup,
    "<ul>\n<li>a</li><li>&#60;b&#62;</li>\n</ul>",
  );
});

test("what a document cannot hold, or would reorder it, becomes U+FFFD", () => {
  assert.equal(
    html`${"a\u0000\u001b\ud800\u202eb\n\tc"}`.markup,
    "a\ufffd\ufffd\ufffd\ufffdb\n\tc",
  );
});
