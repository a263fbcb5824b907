import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Session, signInFailureSchema } from '#shared/identity.js';
import { afterFailure, isSameWait, whileAsking } from './session.js';

const professional = { id: 'u1', name: 'Johanna Lehtonen', role: 'nurse' } as const;
const at = (minute: number) => `2026-11-23T08:${String(minute).padStart(2, '0')}:00.000Z`;
const failure = fc.constantFrom(...signInFailureSchema.options);
const session: fc.Arbitrary<Session> = fc.oneof(
  fc.record({ state: fc.constant('signedOut' as const), failure }, { requiredKeys: ['state'] }),
  fc.constant({ state: 'signingIn' as const }),
  fc.constant({ state: 'signedIn' as const, professional, signedInAt: at(0) }),
  fc.record(
    {
      state: fc.constant('locked' as const),
      professional: fc.constant(professional),
      signedInAt: fc.constant(at(0)),
      lockedBy: fc.constantFrom('user' as const, 'idle' as const),
      lockedAt: fc.nat(59).map(at),
      failure,
    },
    { requiredKeys: ['state', 'professional', 'signedInAt', 'lockedAt', 'lockedBy'] },
  ),
);
const opens = (one: Session) => one.state === 'signedIn';

describe('the session', () => {
  it('is neither opened, ended nor locked by a failure or by asking', () => {
    fc.assert(
      fc.property(session, failure, (now, why) => {
        for (const next of [afterFailure(now, why), whileAsking(now)]) {
          expect(opens(next)).toBe(opens(now));
          expect(next.state === 'locked').toBe(now.state === 'locked');
        }
      }),
    );
  });

  it('tells the last failure, and not while it is tried again', () => {
    fc.assert(
      fc.property(session, failure, (now, why) => {
        const failed = afterFailure(now, why);
        if (now.state !== 'signedIn') expect(failed).toHaveProperty('failure', why);
        expect(whileAsking(failed)).not.toHaveProperty('failure');
      }),
    );
  });

  it('waits for the same answer only as long as nobody has signed in, out or locked anew', () => {
    fc.assert(
      fc.property(session, session, (before, now) => {
        const same = isSameWait(before, now);
        if (now.state === 'signedIn') expect(same).toBe(false);
        if (same && before.state === 'locked') expect(now).toMatchObject({ lockedAt: before.lockedAt });
        if (before.state === 'locked' || now.state === 'locked') expect(same && before.state !== now.state).toBe(false);
      }),
    );
  });
});
