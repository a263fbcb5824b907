import * as z from 'zod';
import { assertNever } from '#shared/failure.js';
import type { Contexts } from './contexts.js';
import { fail } from './exceptions.js';
import { isItemName } from './items.js';
import { type Reply, done } from './reply.js';
import { type Arguments, type ServedMethod, argumentForms, readArguments, without } from './requests.js';
import type { Seat } from './seats.js';
import type { Transactions } from './transactions.js';

export type DataMethod = Extract<ServedMethod, 'itemNames' | 'itemValues' | 'setItemValues' | 'deleteItems'>;

export interface DataParts {
  transactions: Transactions;
  contexts: Contexts;
  /** The tool reads the context of this coupon (polling). */
  polled: (seat: Seat, poll: { read: string }) => void;
}

const noSuchContext = () => fail('invalidContextCoupon', 'not the coupon of a context that can be read');

/** ContextData's methods of a participant that has joined. */
export const createDataMethods =
  ({ transactions, contexts, polled }: DataParts) =>
  (seat: Seat, method: DataMethod, args: Arguments): Reply => {
    const { profile } = seat;
    const { coupon, flag, array } = argumentForms(profile);
    switch (method) {
      case 'itemNames': {
        const read = readArguments(profile, z.object({ contextCoupon: coupon }), args);
        if (!read.ok) return read;
        const context = contexts.read(seat, read.args.contextCoupon);
        return context === undefined ? noSuchContext() : done({ names: [...context.items.keys()] });
      }
      case 'itemValues': {
        const form = z.object({ itemNames: array.optional(), onlyChanges: flag.optional(), contextCoupon: coupon });
        const read = readArguments(profile, form, without(args, 'onlyChanges', ''));
        if (!read.ok) return read;
        const { itemNames = [], onlyChanges = false, contextCoupon } = read.args;
        const context = contexts.read(seat, contextCoupon);
        if (context === undefined) return noSuchContext();
        const chosen = choose([...context.items.keys()], itemNames);
        if (chosen === undefined) return fail('unknownItemName', 'no such item in the context');
        const told = chosen.filter((name) => !onlyChanges || context.items.get(name) !== context.before.get(name));
        polled(seat, { read: contextCoupon });
        const value = (name: string) => context.items.get(name) ?? '';
        return done({
          itemValues: told.flatMap((name) => (profile.itemValuesAs === 'pairs' ? [name, value(name)] : [value(name)])),
        });
      }
      case 'setItemValues': {
        const form = z.object({ itemNames: array, itemValues: array, contextCoupon: coupon });
        const read = readArguments(profile, form, args);
        if (!read.ok) return read;
        const { itemNames, contextCoupon } = read.args;
        // No value and one empty value look alike on the wire.
        const itemValues = itemNames.length === 1 && read.args.itemValues.length === 0 ? [''] : read.args.itemValues;
        if (itemNames.length !== itemValues.length) return fail('nameValueCountMismatch', 'as many values as names');
        if (!itemNames.every(isItemName)) return fail('badItemName', 'subject.role.name');
        const items = new Map(itemNames.map((name, index) => [name, itemValues[index] ?? '']));
        return transactions.set(seat, contextCoupon, items);
      }
      case 'deleteItems': {
        const form = z.object({ names: array.optional(), itemNames: array.optional(), contextCoupon: coupon });
        const read = readArguments(profile, form, args);
        if (!read.ok) return read;
        const gone = read.args.names ?? read.args.itemNames;
        if (gone === undefined) return fail('missingArgument', profile.names.names);
        return transactions.set(seat, read.args.contextCoupon, new Map(gone.map((name) => [name, null])));
      }
      default:
        return assertNever(method);
    }
  };

/** Items by name or by a beginning and `*`; none asked for = all. @returns undefined when a name is not there */
function choose(known: readonly string[], asked: readonly string[]): string[] | undefined {
  if (asked.length === 0) return [...known];
  const chosen: string[] = [];
  for (const name of asked.map((one) => one.toLowerCase())) {
    const every = name.endsWith('*');
    const found = known.filter((one) =>
      every ? one.toLowerCase().startsWith(name.slice(0, -1)) : one.toLowerCase() === name,
    );
    if (found.length === 0 && !every) return undefined;
    chosen.push(...found.filter((one) => !chosen.includes(one)));
  }
  return chosen;
}
