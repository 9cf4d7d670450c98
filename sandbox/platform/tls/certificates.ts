/** The certificates of the stand-in's TLS end: an authority and a server's certificate, made at start and kept in memory. */
// oxlint-disable-next-line import/no-unassigned-import -- a polyfill that @peculiar/x509 needs and does not bring
import "reflect-metadata";
import { randomBytes, webcrypto } from "node:crypto";

import {
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
} from "@peculiar/x509";

export interface Certificates {
  /** The authority's certificate, PEM: what a client has to trust. */
  readonly authority: string;
  /** The server's certificate, PEM. */
  readonly certificate: string;
  /** Its private key, PKCS #8 in PEM. */
  readonly key: string;
  /** The authority's list of revoked certificates, DER: it is empty. */
  readonly revocationList: Uint8Array;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const dayMs = 24 * 60 * 60 * 1000;
/** Apple's systems refuse server certificates that live longer than 825 days; a process lives shorter anyway. */
const lifetimeDays = 90;

/**
 * Makes an authority, a certificate for `names`, and the list that says it is not revoked.
 *
 * .NET 10 refuses a certificate whose revocation it cannot look up, so the certificate names an address of
 * that list, which has to answer over plain HTTP. It keeps lists on disk by issuer name and address: hence
 * a name that no other process has.
 *
 * @param revocationUrl where the list will be served
 * @see https://learn.microsoft.com/dotnet/core/compatibility/networking/10.0/ssl-certificate-revocation-check-default
 */
export async function makeCertificates(options: {
  readonly names: readonly string[];
  readonly revocationUrl: string;
  readonly nowMs: number;
}): Promise<Certificates> {
  const { names, revocationUrl, nowMs } = options;
  const authorityKeys = await makeKeys();
  const serverKeys = await makeKeys();
  const authorityName = `CN=Altinn Broker suite ${randomBytes(8).toString("hex")}`;
  // A day of both sides' clocks being apart.
  const validity = {
    notBefore: new Date(nowMs - dayMs),
    notAfter: new Date(nowMs + lifetimeDays * dayMs),
  };

  const authority = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: authorityName,
    keys: authorityKeys,
    signingAlgorithm: algorithm,
    serialNumber: serialNumber(),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const server = await X509CertificateGenerator.create({
    ...validity,
    subject: `CN=${names[0] ?? ""}`,
    issuer: authorityName,
    publicKey: serverKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: algorithm,
    serialNumber: serialNumber(),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map((value) => ({ type: "dns", value }))),
      await SubjectKeyIdentifierExtension.create(serverKeys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
      new CRLDistributionPointsExtension([revocationUrl]),
    ],
  });
  const revocationList = await X509CrlGenerator.create({
    issuer: authorityName,
    thisUpdate: validity.notBefore,
    nextUpdate: validity.notAfter,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [await AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey)],
  });
  const key = await webcrypto.subtle.exportKey("pkcs8", serverKeys.privateKey);
  return {
    authority: `${authority.toString("pem")}\n`,
    certificate: `${server.toString("pem")}\n`,
    key: pem("PRIVATE KEY", Buffer.from(key)),
    revocationList: new Uint8Array(revocationList.rawData),
  };
}

function makeKeys() {
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

/** RFC 5280, section 4.1.2.2: positive, and at most 20 octets. */
function serialNumber(): string {
  return `01${randomBytes(15).toString("hex")}`;
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
