/** A client's way through a proxy: CONNECT, then TLS. */
import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";

/**
 * A TLS connection to `target` through the proxy on a port of this machine.
 *
 * @param authority PEM of the only authority that is trusted; absent: Node's own ones
 * @param revocationList PEM; when given, the server's certificate must not be revoked by it
 */
export async function tunnel(
  port: number,
  target: string,
  authority?: string,
  revocationList?: string,
): Promise<TLSSocket> {
  const socket = connectTcp(port, "127.0.0.1");
  socket.write(`CONNECT ${target} HTTP/1.1\r\nhost: ${target}\r\n\r\n`);
  const [head] = (await once(socket, "data")) as [Buffer];
  if (!head.toString().startsWith("HTTP/1.1 200 ")) throw new Error(head.toString());
  const tls = connectTls({
    socket,
    servername: target.replace(/:\d+$/, ""),
    ...(authority === undefined ? {} : { ca: authority }),
    ...(revocationList === undefined ? {} : { crl: revocationList }),
  });
  // Node's client does not end the connection that it was given when it refuses the certificate.
  tls.once("error", () => socket.destroy());
  await once(tls, "secureConnect");
  return tls;
}
