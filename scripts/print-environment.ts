/** Settings as text that a program or a shell reads. Pure. */

export const environmentFormats = ["dotenv", "shell", "powershell", "json"] as const;
export type EnvironmentFormat = (typeof environmentFormats)[number];

/**
 * The settings in the format, with a line feed at the end; `json` is one line, the others have one a setting.
 *
 * @param notes become comments; JSON has none
 */
export function printEnvironment(
  format: EnvironmentFormat,
  settings: Readonly<Record<string, string>>,
  notes: readonly string[],
): string {
  if (format === "json") return `${JSON.stringify(settings)}\n`;
  const lines = Object.entries(settings).map(([name, value]) => line[format](name, value));
  return [...notes.map((note) => `# ${note}`), ...lines, ""].join("\n");
}

const line: Readonly<
  Record<Exclude<EnvironmentFormat, "json">, (name: string, value: string) => string>
> = {
  // Docker's --env-file takes quotes as part of the value: they are set only where others need them.
  dotenv: (name, value) => `${name}=${/[\s#'"`$]/.test(value) ? `"${value}"` : value}`,
  shell: (name, value) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
  powershell: (name, value) => `$env:${name} = '${value.replaceAll("'", "''")}'`,
};
