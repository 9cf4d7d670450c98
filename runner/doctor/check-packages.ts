import { readFile } from "node:fs/promises";
import type { Finding } from "./finding.ts";

/** What package.json says that the doctor needs. */
export interface ProjectManifest {
  /** Range of Node versions. */
  readonly engine: string;
  /** Exact version by name. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Reads package.json of the project. */
export async function readManifest(projectUrl: URL): Promise<ProjectManifest> {
  const text = await readFile(new URL("package.json", projectUrl), "utf8");
  // Our own file: its form is held by npm and by the tests, not by us.
  const { engines, dependencies, devDependencies } = JSON.parse(text) as {
    readonly engines: { readonly node: string };
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  return { engine: engines.node, dependencies, devDependencies };
}

/** The installed packages against the pinned versions: newman by name, the others together, those for tests apart. */
export async function checkPackages(
  manifest: ProjectManifest,
  projectUrl: URL,
): Promise<readonly Finding[]> {
  const { newman = "", ...others } = manifest.dependencies;
  const groups = [
    { name: "newman", wanted: { newman }, isRequired: true },
    { name: "packages", wanted: others, isRequired: true },
    { name: "packages for tests", wanted: manifest.devDependencies, isRequired: false },
  ];
  return Promise.all(
    groups.map(async ({ name, wanted, isRequired }): Promise<Finding> => {
      const problems = await findProblems(wanted, projectUrl);
      const isHere = problems.length === 0;
      const names = Object.keys(wanted);
      return {
        name,
        state: isHere ? "ok" : "missing",
        isRequired,
        version: isHere && names.length === 1 ? (wanted[name] ?? null) : null,
        detail: isHere
          ? names.length === 1
            ? "installed"
            : `${names.length} installed as pinned`
          : problems.join(", "),
        next: isHere ? null : "npm ci",
      };
    }),
  );
}

async function findProblems(
  wanted: Readonly<Record<string, string>>,
  projectUrl: URL,
): Promise<readonly string[]> {
  const problems = await Promise.all(
    Object.entries(wanted).map(async ([name, version]) => {
      const installed = await installedVersion(name, projectUrl);
      if (installed === null) return `${name} is not installed`;
      return installed === version ? null : `${name} is ${installed}, not ${version}`;
    }),
  );
  return problems.filter((problem) => problem !== null);
}

async function installedVersion(name: string, projectUrl: URL): Promise<string | null> {
  try {
    const file = new URL(`node_modules/${name}/package.json`, projectUrl);
    const manifest: unknown = JSON.parse(await readFile(file, "utf8"));
    return typeof manifest === "object" && manifest !== null && "version" in manifest
      ? String(manifest.version)
      : null;
  } catch {
    return null;
  }
}
