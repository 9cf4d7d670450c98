/**
 * The one k6 this project is written for: its version, and what proves that a file is it.
 * Source of the digests: `k6-v2.2.0-checksums.txt` of the release.
 */

/** An archive of a k6 release. */
export interface K6Archive {
  readonly fileName: string;
  /** Of the archive, lower-case hexadecimal. */
  readonly sha256: string;
  /** Path of the program inside the archive. */
  readonly member: string;
}

/** A version of k6 with the two ways to make it: archives by `platform-arch` of Node, and a Go package. */
export interface K6Release {
  /** Without the leading `v`. */
  readonly version: string;
  readonly archives: Readonly<Record<string, K6Archive>>;
  readonly goModule: string;
  /** Smallest Go that builds it, as `major.minor`. */
  readonly minimumGo: string;
}

function archive(name: string, extension: "tar.gz" | "zip", sha256: string): K6Archive {
  return { fileName: `${name}.${extension}`, sha256, member: `${name}/k6` };
}

/** Update version, digests, `build/go.mod` and `build/go.sum` together; a test holds them to one version. */
export const pinnedK6: K6Release = {
  version: "2.2.0",
  archives: {
    "linux-x64": archive(
      "k6-v2.2.0-linux-amd64",
      "tar.gz",
      "b5a8003c86f35f5cd5ceef1490312c48e587696c94d998cefc6d7b3b4cb1597d",
    ),
    "linux-arm64": archive(
      "k6-v2.2.0-linux-arm64",
      "tar.gz",
      "4ecd64cadcc792402d16293836115480419c4447c032858f564852d98f1bf54c",
    ),
    "darwin-x64": archive(
      "k6-v2.2.0-macos-amd64",
      "zip",
      "45a08590511c8a6a9c6331645e60c41624924e848e29472e87c60ac956d50372",
    ),
    "darwin-arm64": archive(
      "k6-v2.2.0-macos-arm64",
      "zip",
      "37a028506bf13578de66c906296803775df28cc2504b1a8c5d786b2803e757c7",
    ),
  },
  goModule: "go.k6.io/k6/v2",
  minimumGo: "1.25",
};
