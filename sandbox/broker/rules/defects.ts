/**
 * The defects of the real service that the emulator can show: off, it keeps the promise; on, it answers as recorded.
 *
 * Ids and conditions are those of `contracts/deviations.yaml`.
 */
export const defects = {
  D09: "a delegated organisation that confirms before its own download gets 500",
  D21: "a clean scan result before any upload, or after the purge, publishes a transfer without a file (Development)",
  D23: "a delivery to the malware scan webhook that it cannot read is answered 500",
} as const;

export type DefectId = keyof typeof defects;

export const defectIds = Object.keys(defects) as readonly DefectId[];
