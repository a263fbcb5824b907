import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromItems, toItems } from './items.js';
import { decodeForm, dialects, encodeForm, joinValues, splitValues } from './wire.js';

const letters = fc.array(fc.constantFrom('ä', 'Å', 'ö', '|', '\\', '^', '&', '=', '%', '+', 'a', '-'), {
  minLength: 1,
  maxLength: 8,
});
const text = letters.map((all) => all.join(''));

it.each(['callback', 'poll'] as const)('reads back what it writes in the dialect of %s', (style) => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (values) => {
      const fields = decodeForm(encodeForm({ itemValues: joinValues(values) }, dialects[style]), dialects[style]);
      expect(splitValues(fields.get('itemValues') ?? '')).toEqual(values);
    }),
  );
});

it('reads back the client that it shares, and no client', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), (family, given) => {
      const client = { id: 'km-1', identityCode: '140348-928S', family, given, birthDate: '1948-03-14' };
      const items = new Map(toItems(client, 'kymi').map(([name, value]) => [name.toLowerCase(), value]));
      expect(fromItems(items, 'kymi')).toEqual(client);
    }),
  );
  const none = new Map(toItems(null, 'kymi').map(([name, value]) => [name.toLowerCase(), value]));
  expect(fromItems(none, 'kymi')).toBeNull();
});
