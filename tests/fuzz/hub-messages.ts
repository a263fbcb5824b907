import * as fc from 'fast-check';
import { badJson } from './arbitraries.js';

const standing = fc.tuple(fc.nat(9), fc.nat(12), fc.nat(60_000_000), fc.nat(60_000_000));
const uuid = fc.uuid();
/** Messages of the hub's protocol as they should be; `victim` is whom no attacker may speak for. */
const rightMessage = (victim: string): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    fc.record({
      type: fc.constant('say'),
      layer: fc.constantFrom('hand', 'contact', 'consultation', 'roster'),
      standing: fc.option(standing),
      agoSeconds: fc.nat(90_000),
      // What some other protocol would have.
      person: fc.constant(victim),
    }),
    fc.record({
      type: fc.constant('feed'),
      kind: fc.constantFrom('roster', 'contactCentre', 'calendar', 'hand'),
      leaseSeconds: fc.nat(700),
      states: fc.array(fc.tuple(fc.constant(victim), standing), { maxLength: 3 }),
    }),
    fc.record({ type: fc.constant('watch'), ordinals: fc.array(fc.nat(1_000_000), { maxLength: 600 }) }),
    fc.record({ type: fc.constant('lanes'), others: fc.boolean() }),
    fc.record({ type: fc.constant('consultSync'), known: fc.array(fc.tuple(uuid, fc.nat(9)), { maxLength: 5 }) }),
    fc.record({
      type: fc.constant('hello'),
      protocol: fc.nat(3),
      device: fc.string({ maxLength: 70 }),
      token: fc.constant(victim),
    }),
    fc.record({ type: fc.constant('bye') }),
  );

/** One of its values is another, or is not there, or there is one more. */
const mutated = (victim: string): fc.Arbitrary<string> =>
  fc
    .record({
      message: rightMessage(victim),
      key: fc.nat(),
      value: fc.jsonValue(),
      how: fc.constantFrom('as it is', 'other', 'less', 'more', 'cut', 'numbers'),
    })
    .map(({ message, key, value, how }) => {
      const keys = Object.keys(message);
      const name = keys[key % keys.length] ?? 'type';
      const text = JSON.stringify(message);
      switch (how) {
        case 'other':
          return JSON.stringify({ ...message, [name]: value });
        case 'less':
          return JSON.stringify({ ...message, [name]: undefined });
        case 'more':
          return JSON.stringify({ ...message, __proto__: value, [`${name}2`]: value });
        case 'cut':
          return text.slice(0, key % text.length);
        case 'numbers':
          return text.replaceAll(/\d+/g, () => (key % 2 === 0 ? '1e999' : '-0.5'));
        case 'as it is':
          return text;
      }
    });

/** What one connection says after (or instead of) its hello. */
export const saidToHub = (victim: string) =>
  fc.record({
    hello: fc.boolean(),
    texts: fc.array(fc.oneof({ weight: 3, arbitrary: mutated(victim) }, { weight: 1, arbitrary: badJson }), {
      minLength: 1,
      maxLength: 6,
    }),
  });
