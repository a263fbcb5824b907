import type { ClientReference } from '#shared/context.js';
import { fillAddress, holdsIdentityCode } from '#shared/tool-address.js';
import type { PostLaunch } from '#shared/tool-policy.js';
import type { Expected } from '../frames/judge.js';

/** A tool that follows by its address, as the county file describes it. */
export interface UrlTool {
  id: string;
  /** Template with `{patient.id}`. */
  url: string;
  /** Its page without a client; absent = the frame is taken away. */
  noClientUrl?: string | undefined;
  /** Regular expression with `{patient.id}`, of an address that shows the client. */
  confirmUrl?: string | undefined;
  /** Its page for a client comes by a launch on its own server, instead of `url`. */
  posted?: { launch: PostLaunch; origins: readonly string[] } | undefined;
}

// Browsers take such a part of a path away, and the part before it.
const UP_THE_PATH = /^\.{1,2}$/;

/**
 * The page of a tool for a client, and what confirms it. Pure.
 * @returns undefined when no address may hold the client's key: it tells who the client is, or leads up the path
 */
export function pageOf(tool: UrlTool, client: ClientReference | null): Expected | undefined {
  if (client === null) return { url: tool.noClientUrl === undefined ? null : new URL(tool.noClientUrl).href };
  const key = client.slice('Patient/'.length);
  if (holdsIdentityCode(key) || UP_THE_PATH.test(key)) return undefined;
  return { url: fillAddress(tool.url, { 'patient.id': key }), client: key, ...patternOf(tool, key) };
}

/**
 * What confirms the page that a launch on the tool's server gave. Pure.
 * @param url the page's address; null while the answer is waited for: nothing confirms then
 * @param key the client's key for this tool
 */
export const launchedPageOf = (tool: UrlTool, url: string | null, key: string): Expected | undefined =>
  url === null ? undefined : { url, client: key, ...patternOf(tool, key) };

const patternOf = ({ confirmUrl }: UrlTool, key: string) =>
  confirmUrl === undefined
    ? {}
    : { pattern: new RegExp(confirmUrl.replaceAll('{patient.id}', escape(encodeURIComponent(key))), 'u') };

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
