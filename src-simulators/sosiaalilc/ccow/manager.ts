import { type Dialect, decodeForm, encodeForm } from './wire.js';

export type Answer =
  | { ok: true; fields: Map<string, string> }
  /** The manager said no, with the name of its exception. */
  | { ok: false; exception: string; message: string }
  /** Nothing or nothing readable came back. */
  | { ok: false; exception: 'unreachable'; message: string };

/** How long an answer is waited for; ending a change waits for everybody's opinion. */
const LIMIT_MS = 15_000;

/** Calls the methods of the context manager by HTTP POST, so that nothing of a client stands in an address. */
export const createCaller =
  (dialect: Dialect, send: typeof fetch) =>
  async (url: string, to: string, method: string, values: Record<string, string>): Promise<Answer> => {
    try {
      const response = await send(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: encodeForm({ interface: to, method, ...values }, dialect),
        redirect: 'error',
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      const fields = decodeForm(await response.text(), dialect);
      const exception = fields.get('exception');
      if (exception !== undefined) return { ok: false, exception, message: fields.get('exceptionMessage') ?? '' };
      return response.ok
        ? { ok: true, fields }
        : { ok: false, exception: 'unreachable', message: `HTTP ${response.status}` };
    } catch {
      return { ok: false, exception: 'unreachable', message: '' };
    }
  };
export type Caller = ReturnType<typeof createCaller>;
