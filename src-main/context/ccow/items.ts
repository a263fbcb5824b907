import * as z from 'zod';
import type { Delivery } from '../binding.js';
import type { Identified } from '../types.js';
import { type CcowException, fail } from './exceptions.js';
import type { Profile } from './profile.js';

/** Context items by name, in the order in which they are listed. An empty value says that there is none. */
export type Items = Map<string, string>;

export interface Person {
  user: string | undefined;
  userName: string | undefined;
}

const named = (name: string | undefined, { site }: Profile) => name?.replaceAll('{site}', site);

/**
 * The context as its items (HL7 CCOW, Subject Data Definitions: Patient, User): identifiers and what is needed to
 * recognise the person. Under turvakielto nothing more than that goes out, and nothing ever that tells where they are.
 */
export function toItems(profile: Profile, delivery: Delivery | undefined, person: Person): Items {
  const client = delivery?.change.client === null ? undefined : delivery?.opens;
  const reference = delivery?.change.client ?? undefined;
  const identity = client?.identity;
  const { items, sex } = profile;
  const all: [string | undefined, string | undefined][] = [
    [items.record, reference?.slice('Patient/'.length)],
    [items.nationalId, client?.identityCode],
    [items.name, identity === undefined ? undefined : toXpn(identity.family, identity.given)],
    [items.birthDate, identity?.birthDate?.replaceAll('-', '')],
    [items.sex, identity?.gender === undefined || identity.nonDisclosure ? undefined : sex[identity.gender]],
    [items.user, person.user],
    [items.userName, person.userName],
  ];
  const listed = all.flatMap(([name, value]): [string, string][] => {
    const full = named(name, profile);
    return full === undefined ? [] : [[full, value ?? '']];
  });
  return new Map(listed);
}

/** Whom changed items name: nobody, or a client by what identifies them, with the tool's own facts. */
export type Named =
  { ok: true; client: null } | { ok: true; client: { patientId?: string; identityCode?: string; facts?: Identified } };

const recordSchema = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);
const identityCodeSchema = z.string().regex(/^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/);

/** Reads the items that a tool has set. At least one identifying item of the patient must be among them. */
export function fromItems(profile: Profile, items: Items): Named | CcowException {
  const value = (name: string | undefined) => {
    const full = named(name, profile)?.toLowerCase();
    return [...items].find(([one]) => one.toLowerCase() === full)?.[1].trim();
  };
  const record = value(profile.items.record);
  const national = value(profile.items.nationalId)?.toUpperCase();
  if (record === undefined && national === undefined)
    return fail('invalidTransaction', 'no identifying item of the patient was set');
  if ((record ?? '') === '' && (national ?? '') === '') return { ok: true, client: null };
  const patientId = recordSchema.safeParse(record);
  const identityCode = identityCodeSchema.safeParse(national);
  if ((record ?? '') !== '' && !patientId.success) return fail('badItemValue', profile.items.record);
  if ((national ?? '') !== '' && !identityCode.success) return fail('badItemValue', profile.items.nationalId ?? '');
  const facts = patientId.success ? factsOf(patientId.data, value) : undefined;
  return {
    ok: true,
    client: {
      ...(patientId.success ? { patientId: patientId.data } : {}),
      ...(identityCode.success ? { identityCode: identityCode.data } : {}),
      ...(facts === undefined ? {} : { facts }),
    },
  };

  function factsOf(id: string, read: typeof value): Identified | undefined {
    const { family, given } = fromXpn(read(profile.items.name) ?? '');
    if (family === '') return undefined;
    const birthDate = fromDate(read(profile.items.birthDate) ?? '');
    return {
      identity: {
        reference: `Patient/${id}`,
        family,
        given,
        ...(birthDate === undefined ? {} : { birthDate }),
        nonDisclosure: false,
        allergies: { state: 'unavailable', substances: [] },
        origin: 'message',
      },
      ...(identityCode.success ? { identityCode: identityCode.data } : {}),
    };
  }
}

/** Whether this is the form of an item's name: subject, role and name with points between, and perhaps a suffix. */
export const isItemName = (name: string): boolean =>
  name.length <= 200 && /^(\[[^\][|]*\])?[\p{L}\d_-]+\.[\p{L}\d_-]+\.(\[[^\][|]*\])?[^\s|.]+(\.[^\s|]+)?$/u.test(name);

// HL7 v2 XPN: family^given^second and further given names; its own separators are escaped.
const ESCAPES: Record<string, string> = { '\\': '\\E\\', '^': '\\S\\', '&': '\\T\\' };
const PLAIN: Record<string, string> = { E: '\\', S: '^', T: '&' };

export function toXpn(family: string, given: readonly string[]): string {
  const [first = '', ...rest] = given;
  return [family, first, rest.join(' ')]
    .map((part) => part.replace(/[\\^&]/g, (char) => ESCAPES[char] ?? char))
    .join('^')
    .replace(/\^+$/, '');
}

export function fromXpn(text: string): { family: string; given: string[] } {
  const [family = '', ...given] = text
    .split('^', 3)
    .map((part) => part.replace(/\\([EST])\\/g, (all, letter: string) => PLAIN[letter] ?? all).trim());
  return { family, given: given.flatMap((part) => part.split(/\s+/)).filter((part) => part !== '') };
}

/** HL7 v2 TS `YYYYMMDD…` → `YYYY-MM-DD`. */
function fromDate(text: string): string | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(text);
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}
