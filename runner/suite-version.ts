import { readFileSync } from "node:fs";

/** Folder of the project: where package.json stands. */
export const projectUrl = new URL("../", import.meta.url);

const { version } = JSON.parse(readFileSync(new URL("package.json", projectUrl), "utf8")) as {
  readonly version: string;
};

/** Version of this suite, from package.json. */
export const suiteVersion: string = version;
