import { encodeArray, encodeFlag, encodeForm } from './codec.js';
import type { CcowException } from './exceptions.js';
import type { NameKey, Profile } from './profile.js';

export type Fields = Partial<Record<NameKey, string | readonly string[] | boolean>>;

/** What a call comes to. `after` is done when the answer is on its way. */
export type Reply = { ok: true; fields: Fields; after?: () => void } | CcowException;

export const done = (fields: Fields = {}, after?: () => void): Reply => ({
  ok: true,
  fields,
  ...(after === undefined ? {} : { after }),
});

/** The answer or question in the profile's words and characters. */
export function encodeFields({ wire, names }: Profile, fields: Fields): string {
  const pairs = Object.entries(names).flatMap(([key, name]): [string, string][] => {
    const value = Object.entries(fields).find(([one]) => one === key)?.[1];
    if (value === undefined) return [];
    if (typeof value === 'boolean') return [[name, encodeFlag(value, wire)]];
    return [[name, typeof value === 'string' ? value : encodeArray(value, wire)]];
  });
  return encodeForm(pairs, wire);
}

export const encodeReply = (profile: Profile, reply: Reply): string =>
  encodeFields(
    profile,
    reply.ok
      ? reply.fields
      : { exception: profile.exceptions[reply.exception], exceptionMessage: reply.message.slice(0, 200) },
  );
