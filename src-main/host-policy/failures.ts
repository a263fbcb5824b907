import type { ViewFailure } from '#shared/tool-view.js';

/** A load that something else took the place of; it is no failure. */
const ABORTED = -3;
/** Chromium's net error codes (net/base/net_error_list.h) that have words of their own. */
const FAILURES: Record<number, ViewFailure> = {
  '-7': 'timedOut',
  '-118': 'timedOut',
  '-310': 'redirectLoop',
  // Something on the way or the server itself does not want to show it.
  '-20': 'refused',
  '-27': 'refused',
  '-338': 'refused',
  // The server wants a client certificate, or does not take the one it got.
  '-110': 'certificate',
  '-117': 'certificate',
};

/** Why a page did not load, by Chromium's code; undefined when it is no failure. Pure. */
export function failureOfCode(code: number): ViewFailure | undefined {
  if (code === ABORTED) return undefined;
  // -200 … -299: the server's certificate does not hold.
  return FAILURES[code] ?? (code <= -200 && code > -300 ? 'certificate' : 'unreachable');
}

/** Why a page with this HTTP status is of no use; undefined when it is. Pure. */
export const failureOfStatus = (status: number): ViewFailure | undefined =>
  status >= 500 ? 'serverError' : status >= 400 ? 'refused' : undefined;

const CLIENT = /(?:^|,)\s*client\s*;\s*desc\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))/;

/** Description of the metric `client` in Server-Timing headers: whom the tool says it shows. Pure. */
export function clientOf(headers: Record<string, string[] | string> | undefined): string | undefined {
  const [, values = []] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'server-timing') ?? [];
  const [match, quoted, bare] = CLIENT.exec([values].flat().join(',')) ?? [];
  return match === undefined ? undefined : (quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '').slice(0, 200);
}
