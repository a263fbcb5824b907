import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draft } from './testing/draft.js';
import { type Referral, type ReferralEvent, isOver, stateOf, step } from './referral.js';

const AT = '2026-11-27T10:00:00.000Z';
const consent = { at: AT, given: 'orally' as const, feedback: true, by: 'Antti Vuorela' };

const event: fc.Arbitrary<ReferralEvent> = fc.oneof(
  fc.constant<ReferralEvent>({ type: 'edit', answers: {}, link: draft.link, at: AT }),
  fc.nat(4).map((revision): ReferralEvent => ({ type: 'consent', revision, consent })),
  fc.constant<ReferralEvent>({ type: 'unconsent', at: AT }),
  fc
    .record({ revision: fc.nat(4), masked: fc.boolean() })
    .map((some): ReferralEvent => ({ type: 'send', ...some, at: AT, until: '2027-02-25', register: 'health' })),
  fc.constantFrom<ReferralEvent>(
    { type: 'delivered' },
    { type: 'withdraw', revoked: true, at: AT },
    { type: 'withdrawn' },
    { type: 'heard', state: 'received', at: AT },
    { type: 'heard', state: 'ended', at: AT },
    { type: 'recorded', part: 'consent', status: 'active' },
    { type: 'marked', mark: { kind: 'unopened', of: '2026-12-04' } },
  ),
);

describe('a referral', () => {
  it('goes from a draft by consent to the receiver, and back by its word', () => {
    const steps: ReferralEvent[] = [
      { type: 'edit', answers: {}, link: draft.link, at: AT },
      { type: 'consent', revision: 2, consent },
      { type: 'send', revision: 2, masked: false, at: AT, until: '2027-02-25', register: 'health' },
      { type: 'delivered' },
      { type: 'heard', state: 'takingPart', at: AT },
    ];
    const states = steps.map((_, index) =>
      steps.slice(0, index + 1).reduce<Referral | undefined>((one, next) => one && step(one, next), draft),
    );
    expect(states.map((one) => one && stateOf(one))).toEqual(['draft', 'consented', 'sending', 'sent', 'takingPart']);
  });

  it('whatever happens in whatever order, what is sent has the consent that was given to that very revision', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let now = draft;
        let consentedTo: number | undefined;
        for (const one of events) {
          const next = step(now, one);
          if (next === undefined) continue;
          if (one.type === 'consent') consentedTo = next.revision;
          if (one.type === 'edit' || one.type === 'unconsent') {
            expect(next.consent).toBeUndefined();
            consentedTo = undefined;
          }
          const left = next.phase !== 'draft' && next.phase !== 'consented';
          // Nothing is in the client's record of what has not left.
          if (!left) expect(next.recorded).toBeUndefined();
          if (left) {
            expect(next.consent).toEqual(consent);
            expect(consentedTo).toBe(next.revision);
            expect(next.answers).toBe(now.answers);
          }
          // What is over stays over.
          if (isOver(stateOf(now))) expect(isOver(stateOf(next)) || one.type === 'heard').toBe(true);
          // Masking is never taken off.
          if (now.masked) expect(next.masked).toBe(true);
          now = next;
        }
      }),
      { numRuns: 500 },
    );
  });
});
