import { createHmac } from 'node:crypto';
import type { ClientReference } from '#shared/context.js';
import { type LaunchFieldName, fillLaunchField } from '#shared/tool-address.js';
import type { PostLaunch } from '#shared/tool-policy.js';

/**
 * The client's key for one tool: HMAC-SHA256 (RFC 2104) of the tool and the client, by the county's secret for that tool.
 * The same at each launch, so that the tool finds what it keeps; of no use in another tool; nobody without the secret can
 * tell the client from it. Pure.
 * @returns 43 characters, base64url
 */
export const launchKeyOf = (tool: string, keySecret: string, client: ClientReference): string =>
  // No tool's id holds a colon (county schema): two tools never have the same text.
  createHmac('sha256', keySecret)
    .update(`${tool}:${client.slice('Patient/'.length)}`)
    .digest('base64url');

/** The form's fields, filled. Pure. */
export function launchFieldsOf(
  { fields }: Pick<PostLaunch, 'fields'>,
  { key, user }: { key: string; user: { id: string; unit?: string | undefined } },
): Record<string, string> {
  const values: Record<LaunchFieldName, string> = {
    'patient.key': key,
    'user.id': user.id,
    'user.unit': user.unit ?? '',
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fillLaunchField(value, values)]));
}
