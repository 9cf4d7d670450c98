/** What is known of a resource: settings as `getResource` gives them. */
export interface ResourceState {
  /** Member -> value that was set or read; what is absent is not known. Durations in microseconds. */
  readonly settings: Map<string, unknown>;
}

/** In effect where none is set, in microseconds: 30 days. */
const defaultTimeToLiveMicros = 30 * 86_400_000_000;

/** The time to live for new transfers, in microseconds; null where it is not known. */
export function timeToLiveOf(resource: ResourceState | undefined): number | null {
  const value = resource?.settings.get("fileTransferTimeToLive");
  if (value === undefined) return null;
  return typeof value === "number" ? value : defaultTimeToLiveMicros;
}
