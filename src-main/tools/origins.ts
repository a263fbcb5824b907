import type { CountyTool } from '#shared/county-tool.js';
import { ADDRESS_NAMES, fillAddress } from '#shared/tool-address.js';

const ANY = Object.fromEntries(ADDRESS_NAMES.map((name) => [name, 'x']));

/** Origins that tools may show: each tool's own and those it names. No template can change an origin (county schema). */
export function originsOf(tools: readonly CountyTool[]): string[] {
  const origins = tools.flatMap(({ url, noClientUrl, allowedOrigins }) =>
    [
      ...(url === undefined ? [] : [fillAddress(url, ANY)]),
      ...(noClientUrl === undefined ? [] : [noClientUrl]),
      ...allowedOrigins,
    ].map((one) => new URL(one).origin),
  );
  return [...new Set(origins)];
}
