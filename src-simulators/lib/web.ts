import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type * as z from 'zod';
import type { Html } from './html.js';

const BODY_LIMIT = 256 * 1024;
const FRAMES = "frame-ancestors 'self' http://127.0.0.1:* http://localhost:* app:";

/** Policy of every simulator's page: own files only, and frames of this machine's workbench. */
export const pagePolicy = (formAction: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action ${formAction}; ${FRAMES}`;

/** One request and the means to answer it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  cookie: (name: string) => string | undefined;
}
export type Handler = (exchange: Exchange) => Promise<void> | void;

/** Cookies of a request by name (RFC 6265 §4.2); the last one wins. */
export function readCookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((part) => part.trim().split('='));
  return new Map(pairs.flatMap(([name, ...rest]) => (name ? [[name, rest.join('=')] as const] : [])));
}

/** A table of `"METHOD /path"` to handlers; `otherwise` gets what is not in it. */
export function createRouter(routes: Record<string, Handler>, otherwise?: Handler): RequestListener {
  const table = new Map(Object.entries(routes));
  return (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
    const cookies = readCookies(request.headers.cookie);
    const exchange: Exchange = { request, response, url, cookie: (name) => cookies.get(name) };
    const handler = table.get(`${request.method} ${url.pathname}`) ?? otherwise ?? notFound;
    void (async () => handler(exchange))().catch((error: unknown) => {
      process.stderr.write(`${url.pathname}: ${error instanceof Error ? (error.stack ?? error.message) : 'error'}\n`);
      if (!response.headersSent) sendText(response, 500, 'text/plain', 'Palvelin ei osannut vastata.\n');
      else response.end();
    });
  };
}

const notFound: Handler = ({ response }) => sendText(response, 404, 'text/plain', 'Sivua ei ole.\n');

const COMMON = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cache-control': 'no-store' };

export function sendText(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...COMMON, 'content-type': `${type}; charset=utf-8` }).end(body);
}

export function sendPage(response: ServerResponse, status: number, page: Html, formAction = "'self'"): void {
  response.setHeader('content-security-policy', pagePolicy(formAction));
  sendText(response, status, 'text/html', page.text);
}

export const sendJson = (response: ServerResponse, status: number, body: unknown): void =>
  sendText(response, status, 'application/json', JSON.stringify(body));

/** See Other: the next page is fetched with GET. */
export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { ...COMMON, location }).end();
}

/** The body as text, or undefined when it is too large. */
export async function readText(request: IncomingMessage, most = BODY_LIMIT): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > most) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The form's fields, or undefined when the body is too large. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const body = await readText(request);
  return body === undefined ? undefined : new URLSearchParams(body);
}

/**
 * The JSON body in the form of `schema`, or undefined when it is not that, too large, or not sent as JSON.
 * @param most bytes that are taken
 */
export async function readJson<T>(
  request: IncomingMessage,
  schema: z.ZodType<T>,
  most = BODY_LIMIT,
): Promise<T | undefined> {
  // Other sites' pages can send forms here, but not JSON without asking first: that keeps them out.
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return undefined;
  const body = await readText(request, most);
  if (body === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
