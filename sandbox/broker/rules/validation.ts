/** Words of model validation that several bodies use. */
import type { ValidationErrors } from "./answer.ts";

export type Validation<Request> =
  | { readonly kind: "valid"; readonly request: Request }
  | { readonly kind: "refused"; readonly errors: ValidationErrors };

/** Keys without messages left out. */
export function keyed(errors: ValidationErrors): ValidationErrors {
  return errors.filter(([, messages]) => messages.length > 0);
}

export function requiredMessage(name: string): string {
  return `The ${name} field is required.`;
}

export function lengthMessage(name: string, minimum: number, maximum: number): string {
  return `The field ${name} must be a string with a minimum length of ${minimum} and a maximum length of ${maximum}.`;
}

/** Characters as the service's database counts them, not UTF-16 units. */
export function characterCount(text: string): number {
  return text.match(/[^]/gu)?.length ?? 0;
}
