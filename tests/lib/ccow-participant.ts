import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A CCOW application as small as tests can do with: plain HTTP by hand, and nothing of the product. It calls a context
 * manager, and has a web server of its own that the manager may call.
 */
export interface Answer {
  status: number;
  fields: Map<string, string>;
  text: string;
}

/** application/x-www-form-urlencoded by hand, in either charset. */
export function form(fields: Record<string, string>, charset: 'utf8' | 'latin1' = 'utf8'): string {
  const part = (text: string) =>
    [...Buffer.from(text, charset)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${part(value)}`)
    .join('&');
}

export function parse(text: string, charset: 'utf8' | 'latin1' = 'utf8'): Map<string, string> {
  const plain = (part: string) =>
    Buffer.from(
      part
        .replaceAll('+', ' ')
        .replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString(charset);
  return new Map(
    text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => [plain(pair.split('=')[0] ?? ''), plain(pair.split('=').slice(1).join('='))]),
  );
}

/** `a|b|c`, where `\|` is a bar of a value. */
export const list = (text: string | undefined): string[] =>
  text === undefined || text === '' ? [] : text.split(/(?<!\\)\|/).map((value) => value.replace(/\\([\\|])/g, '$1'));

/** One call of a manager, by GET unless asked for otherwise. */
export async function ask(
  url: string,
  to: string,
  method: string,
  fields: Record<string, string> = {},
  {
    post = false,
    charset = 'utf8',
    headers = {},
  }: { post?: boolean; charset?: 'utf8' | 'latin1'; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const query = form({ interface: to, method, ...fields }, charset);
  const response = post
    ? await fetch(url, {
        method: 'POST',
        body: query,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    : await fetch(`${url}?${query}`, { headers });
  const text = await response.text();
  return { status: response.status, text, fields: parse(text, charset) };
}

export interface Call {
  method: string;
  fields: Map<string, string>;
  answer: (fields?: Record<string, string>, status?: number) => void;
  request: IncomingMessage;
  response: ServerResponse;
}

/** The application's own server. Calls are answered at once by `onCall`'s fields, or kept for the test when it gives none. */
export async function startParticipant(
  onCall: (method: string, fields: Map<string, string>) => Record<string, string> | undefined = () => ({}),
) {
  const calls: Call[] = [];
  const waiting: { method: string; resolve: (call: Call) => void }[] = [];
  const server = createServer((request, response) => {
    const fields = parse((request.url ?? '').split('?')[1] ?? '');
    const method = fields.get('method') ?? '';
    const answer: Call['answer'] = (values = {}, status = 200) =>
      void response
        .writeHead(status, { 'content-type': 'application/x-www-form-urlencoded' })
        .end(new URLSearchParams(values).toString());
    const call: Call = { method, fields, answer, request, response };
    const values = onCall(method, fields);
    if (values !== undefined) answer(values);
    const next = waiting.findIndex((one) => one.method === method);
    if (next < 0) calls.push(call);
    else waiting.splice(next, 1)[0]?.resolve(call);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: `${origin}/participant`,
    /** The oldest call of this method that no test has taken yet; waits for it. */
    next: (method: string): Promise<Call> => {
      const at = calls.findIndex((call) => call.method === method);
      const found = at < 0 ? undefined : calls.splice(at, 1)[0];
      return found === undefined ? new Promise((resolve) => waiting.push({ method, resolve })) : Promise.resolve(found);
    },
    /** Methods of the calls that no test has taken. */
    rest: () => calls.map((call) => call.method),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
