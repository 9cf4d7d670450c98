import { createServer } from "node:net";
import type { Finding } from "./finding.ts";

/** Whether the ports that `broker-suite sandbox` prefers are free on loopback. A run takes free ones by itself. */
export async function checkPorts(
  ports: Readonly<Record<string, number>>,
): Promise<readonly Finding[]> {
  return Promise.all(
    Object.entries(ports).map(async ([name, port]): Promise<Finding> => {
      const obstacle = await obstacleTo(port);
      return {
        name: `port ${port}`,
        state: obstacle === null ? "ok" : "warning",
        isRequired: false,
        version: null,
        detail:
          obstacle === null
            ? `free, for the ${name}`
            : `${obstacle}; \`sandbox\` takes the next free one for the ${name} and says so`,
        next: obstacle === null ? null : "stop what listens there, or choose with --port",
      };
    }),
  );
}

function obstacleTo(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "EADDRINUSE" ? "taken" : `cannot be used (${error.code})`),
    );
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () =>
      server.close(() => resolve(null)),
    );
  });
}
