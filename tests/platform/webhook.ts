/** A subscriber's end point that keeps what comes, and answers as it is told. */
import type { TestContext } from "node:test";

import { listen } from "../../sandbox/http/listen.ts";
import { readText } from "../../sandbox/http/read-body.ts";

export interface Webhook {
  readonly endPoint: string;
  readonly received: readonly {
    readonly contentType: string | undefined;
    readonly event: unknown;
  }[];
  /** The status of each answer from now on, once `when` is there. @default 200 at once */
  answerWith(status: number, when?: Promise<void>): void;
  /** Resolves when so many events have come in all. */
  until(count: number): Promise<void>;
}

export async function startWebhook(test: Pick<TestContext, "after">): Promise<Webhook> {
  const received: { contentType: string | undefined; event: unknown }[] = [];
  const waiting: (() => void)[] = [];
  let answer = { status: 200, when: Promise.resolve() };
  const server = await listen(
    async (request, response) => {
      const body = (await readText(request, 100_000)) ?? "";
      received.push({ contentType: request.headers["content-type"], event: JSON.parse(body) });
      for (const look of waiting) look();
      const { status, when } = answer;
      await when;
      response.writeHead(status).end("not read");
    },
    { port: 0, name: "webhook", log: () => undefined },
  );
  test.after(() => server.close());
  return {
    endPoint: `${server.origin}/hook`,
    received,
    answerWith: (status, when = Promise.resolve()) => (answer = { status, when }),
    until: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (received.length >= count) resolve();
        };
        waiting.push(look);
        look();
      }),
  };
}
