/** How a search parameter reads its elements (FHIR R4 §3.1.1.4). */
export interface Definition {
  kind: 'token' | 'reference' | 'date' | 'string';
  /** Dotted paths of the elements; any of them may hold the answer. */
  paths: string[];
  /** Resource types that a reference may point at; absent = any. */
  targets?: string[];
}

export const token = (...paths: string[]): Definition => ({ kind: 'token', paths });
export const text = (...paths: string[]): Definition => ({ kind: 'string', paths });
export const date = (...paths: string[]): Definition => ({ kind: 'date', paths });
export const to = (targets: string[], ...paths: string[]): Definition => ({ kind: 'reference', paths, targets });

/** Search by what a resource is about, under the name of its element and as `patient`. */
export const ofPatient = (element: string): Record<string, Definition> => ({
  [element]: to([], element),
  patient: to(['Patient'], element),
});
