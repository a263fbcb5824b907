import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../machine.js';
import { EMPTY_LEDGER, type Ledger, isConfirmed, noteAnswer, noteSent, sentOf, verdict } from './ledger.js';

const ANSWERS = ['shown', 'accepted', 'refused', 'failed'] as const satisfies Answer[];
const step = fc.record({
  window: fc.nat(2),
  change: fc.constantFrom('a', 'b'),
  event: fc.constantFrom('1', '2'),
  what: fc.constantFrom('sent' as const, ...ANSWERS),
});

describe('the ledger', () => {
  it('says "shown" only when every window confirmed every event of the change it was told of last', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const ledgers: Ledger[] = [EMPTY_LEDGER, EMPTY_LEDGER, EMPTY_LEDGER];
        // The plain way to think of it: the last word on each event of each window.
        const last = new Map<string, string>();
        const toldOf: (string | undefined)[] = [undefined, undefined, undefined];
        for (const { window, change, event, what } of steps) {
          const id = `${change}${event}`;
          const ledger = ledgers[window] ?? EMPTY_LEDGER;
          if (what === 'sent') {
            ledgers[window] = noteSent(ledger, id, { change, name: 'Patient-open', decides: true });
            toldOf[window] = change;
            last.set(`${window}${id}`, 'sent');
          } else {
            const noted = noteAnswer(ledger, id, what);
            expect(noted === undefined).toBe(!last.has(`${window}${id}`));
            if (noted !== undefined) {
              ledgers[window] = noted.ledger;
              last.set(`${window}${id}`, what);
            }
          }
        }
        for (const change of ['a', 'b']) {
          const words = [...last].filter(([key]) => key[1] === change && toldOf[Number(key[0])] === change);
          const said = words.map(([, word]) => word);
          const expected = said.includes('refused')
            ? 'refused'
            : said.includes('failed')
              ? 'failed'
              : said.includes('sent') || said.length === 0
                ? undefined
                : said.includes('accepted')
                  ? 'accepted'
                  : 'shown';
          expect(verdict(ledgers, change)).toBe(expected);
          for (const [key, word] of words)
            expect(isConfirmed(ledgers[Number(key[0])] ?? EMPTY_LEDGER, key.slice(1), change)).toBe(word === 'shown');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not take the refusal of another event of the same client for a refusal of the client', () => {
    const patient = noteSent(EMPTY_LEDGER, 'p', { change: 'a', name: 'Patient-open', decides: true });
    const both = noteSent(patient, 'e', { change: 'a', name: 'Encounter-open', decides: false });
    const refused = noteAnswer(both, 'e', 'refused')?.ledger ?? EMPTY_LEDGER;
    expect(verdict([refused], 'a')).toBeUndefined();
    const shown = noteAnswer(refused, 'p', 'shown')?.ledger ?? EMPTY_LEDGER;
    expect(verdict([shown], 'a')).toBeUndefined();
    expect(verdict([noteAnswer(shown, 'e', 'shown')?.ledger ?? EMPTY_LEDGER], 'a')).toBe('shown');
  });

  it('forgets what nobody will answer any more', () => {
    let ledger = EMPTY_LEDGER;
    for (let n = 0; n < 1000; n += 1)
      ledger = noteSent(ledger, String(n), { change: String(n), name: 'Patient-open', decides: true });
    expect(ledger.events.length).toBeLessThanOrEqual(32);
    expect(sentOf(ledger, '999')?.state).toBe('sent');
  });
});
