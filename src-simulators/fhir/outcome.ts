/** Why a request was not served. Each kind has its HTTP status and its IssueType (http://hl7.org/fhir/issue-type). */
export type Refusal =
  | { kind: 'invalid'; detail: string }
  | { kind: 'notFound'; detail: string }
  | { kind: 'notAllowed'; detail: string }
  | { kind: 'notAcceptable'; detail: string }
  | { kind: 'gone'; detail: string }
  | { kind: 'conflict'; detail: string }
  | { kind: 'tooLarge'; detail: string }
  | { kind: 'unsupportedMedia'; detail: string }
  | { kind: 'unprocessable'; detail: string }
  | { kind: 'broken'; detail: string };

const kinds: Record<Refusal['kind'], { status: number; code: string }> = {
  invalid: { status: 400, code: 'invalid' },
  notFound: { status: 404, code: 'not-found' },
  notAllowed: { status: 405, code: 'not-supported' },
  notAcceptable: { status: 406, code: 'not-supported' },
  gone: { status: 410, code: 'deleted' },
  conflict: { status: 412, code: 'conflict' },
  tooLarge: { status: 413, code: 'too-long' },
  unsupportedMedia: { status: 415, code: 'not-supported' },
  unprocessable: { status: 422, code: 'invalid' },
  broken: { status: 500, code: 'exception' },
};

/** An answer of the server before it becomes bytes. `body` absent = none. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Issue {
  severity: 'error' | 'warning' | 'information';
  code: string;
  diagnostics: string;
}

export const operationOutcome = (issue: Issue[]) => ({ resourceType: 'OperationOutcome', issue });

/** OperationOutcome with the status that fits. `detail` never repeats a searched value: it could name a client. */
export const refuse = (refusal: Refusal): Answer => ({
  status: kinds[refusal.kind].status,
  body: operationOutcome([{ severity: 'error', code: kinds[refusal.kind].code, diagnostics: refusal.detail }]),
});
