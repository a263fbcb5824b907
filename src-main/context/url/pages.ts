import type { ClientReference } from '#shared/context.js';
import { fillAddress } from '#shared/tool-address.js';
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
}

// Henkilötunnus, in the writings in use since 2023: never part of an address, also when a source takes it for its key.
const IDENTITY_CODE = /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/i;
// Browsers take such a part of a path away, and the part before it.
const UP_THE_PATH = /^\.{1,2}$/;

/**
 * The page of a tool for a client, and what confirms it. Pure.
 * @returns undefined when no address may hold the client's key: it tells who the client is, or leads up the path
 */
export function pageOf(tool: UrlTool, client: ClientReference | null): Expected | undefined {
  if (client === null) return { url: tool.noClientUrl === undefined ? null : new URL(tool.noClientUrl).href };
  const key = client.slice('Patient/'.length);
  if (IDENTITY_CODE.test(key) || UP_THE_PATH.test(key)) return undefined;
  return {
    url: fillAddress(tool.url, { 'patient.id': key }),
    client: key,
    ...(tool.confirmUrl === undefined
      ? {}
      : { pattern: new RegExp(tool.confirmUrl.replaceAll('{patient.id}', escape(encodeURIComponent(key))), 'u') }),
  };
}

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
