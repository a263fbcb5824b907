import { type Screen, screenSchema } from '#shared/workspace.js';

/** The renderer's own address in this host. A standard, secure scheme: its origin is `app://tyopoyta`. */
export const APP_SCHEME = 'app';
/** Of addresses by which a phone program of the machine tells of a call. */
export const CALL_SCHEME = 'tyopoyta';
const APP_HOST = 'tyopoyta';

/** The page of a screen. */
export const screenUrl = (screen: Screen): string => `${APP_SCHEME}://${APP_HOST}/?screen=${screen}`;

/** Reads an address; undefined when it is none. */
export const readUrl = (value: string): URL | undefined => (URL.canParse(value) ? new URL(value) : undefined);

/** The origin of an address; undefined when it has none that can be named. */
export const originOf = (value: string): string | undefined => {
  const origin = readUrl(value)?.origin;
  return origin === 'null' ? undefined : origin;
};

/** Is it a page of our own? (`URL.origin` is "null" for schemes that are not the web's, so the parts are compared.) */
export function isAppUrl(value: string): boolean {
  const url = readUrl(value);
  return url?.protocol === `${APP_SCHEME}:` && url.hostname === APP_HOST && url.port === '' && url.username === '';
}

/** Which screen a page of our own asks for; undefined for any other address. */
export function screenOfUrl(value: string): Screen | undefined {
  if (!isAppUrl(value)) return undefined;
  return screenSchema.safeParse(Number(readUrl(value)?.searchParams.get('screen') ?? '1')).data;
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** Https, or http on this machine: what a tool or an identity provider may be (the same rule as the county file's). */
export function isServiceUrl(value: string): boolean {
  const url = readUrl(value);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
}
