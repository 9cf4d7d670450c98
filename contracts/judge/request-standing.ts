/** How a part of a request stands to the contract. */

export type Standing =
  /** The service must answer it 4xx. */
  | {
      readonly kind: "breaks";
      /** Of the member, parameter or header that breaks it, with a leading slash. */
      readonly pointer: string;
      readonly contract: string;
      readonly message: string;
    }
  /** The service must not refuse it for its form. */
  | { readonly kind: "keeps" }
  /** In a zone where the service is known to take more, or not known. */
  | { readonly kind: "undecided" };

export const keeps: Standing = { kind: "keeps" };
export const undecided: Standing = { kind: "undecided" };

export function breaks(pointer: string, contract: string, message: string): Standing {
  return { kind: "breaks", pointer, contract, message };
}
