import * as z from 'zod';
import { decodeArray, decodeFlag } from './codec.js';
import { type CcowException, fail } from './exceptions.js';
import {
  INTERFACES,
  type InterfaceKey,
  METHODS,
  type MethodKey,
  NAMES,
  type NameKey,
  type Profile,
} from './profile.js';

export type ServedMethod = Exclude<MethodKey, 'pending' | 'accepted' | 'canceled' | 'terminated'>;
export type Arguments = Partial<Record<NameKey, string>>;
export type Request = { ok: true; method: ServedMethod; args: Arguments } | CcowException;

const SERVED = {
  registry: ['locate'],
  manager: ['join', 'leave', 'start', 'end', 'undo', 'publish', 'suspend', 'resume', 'newest', 'ping'],
  data: ['itemNames', 'itemValues', 'setItemValues', 'deleteItems'],
  participant: [],
} as const satisfies Record<InterfaceKey, readonly ServedMethod[]>;

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Which method is called, in the profile's own words. Words are compared without regard to case. */
export function readRequest(profile: Profile, fields: ReadonlyMap<string, string>): Request {
  const args: Arguments = {};
  for (const [name, value] of fields) {
    const key = NAMES.find((one) => same(profile.names[one], name));
    if (key !== undefined) args[key] = value;
  }
  if (args.interface === undefined || args.method === undefined) {
    const missing = args.interface === undefined ? 'interface' : 'method';
    return fail('missingArgument', profile.names[missing]);
  }
  const { interface: asked, method: called } = args;
  const known = INTERFACES.find((one) => one !== 'participant' && same(profile.interfaces[one], asked));
  if (known === undefined) return fail('unknownInterface', 'no such interface is served here');
  const served: readonly ServedMethod[] = SERVED[known];
  const method = METHODS.filter((one) => same(profile.methods[one], called)).flatMap((one) =>
    served.filter((name) => name === one),
  )[0];
  return method === undefined
    ? fail('unknownMethod', `no such method of ${profile.interfaces[known]}`)
    : { ok: true, method, args };
}

/** The forms of arguments in this profile. */
export function argumentForms({ wire }: Profile) {
  const flag = z.string().transform((text, context) => {
    const value = decodeFlag(text, wire);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: 'not a truth value' });
    return z.NEVER;
  });
  return {
    text: z.string().max(2000),
    coupon: z
      .string()
      .trim()
      .regex(/^\d{1,19}$/),
    flag,
    array: z
      .string()
      .transform((text) => decodeArray(text, wire))
      .pipe(z.array(z.string().max(2000)).max(64)),
  };
}

/** The arguments without one that has only this value, e.g. an empty one that stands for none. */
export function without(args: Arguments, name: NameKey, value: string): Arguments {
  const { [name]: given, ...rest } = args;
  return given === value ? rest : args;
}

/** Checks the arguments of a method. */
export function readArguments<T extends z.ZodType>(
  profile: Profile,
  schema: T,
  args: Arguments,
): { ok: true; args: z.infer<T> } | CcowException {
  const parsed = schema.safeParse(args);
  if (parsed.success) return { ok: true, args: parsed.data };
  const name = NAMES.find((one) => one === parsed.error.issues[0]?.path[0]);
  const shown = name === undefined ? 'arguments' : profile.names[name];
  return name !== undefined && args[name] === undefined ? fail('missingArgument', shown) : fail('badArgument', shown);
}
