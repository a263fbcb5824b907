import { createSystemClock } from '#shared/clock.js';
import staffSeed from '../seeds/kymijoki/staff.json';
import usersSeed from '../seeds/kymijoki/users.json';
import { makePeople, type Person, staffFileSchema, startDirectory, usersFileSchema } from './directory/index.js';
import { clientSecret, WORKBENCH_AUDIENCE } from './idp/clients.js';
import { createFeedToken, parseClock, startStaffLife } from './staff-life/index.js';

/**
 * The county's invented colleagues: their directory at once, their day as soon as the hub's address is known.
 * @param clock when they live, see `parseClock`; now when absent
 */
export async function startColleagues({ issuer, clock }: { issuer: string; clock: string | undefined }) {
  let made: readonly Person[] | undefined;
  const people = () => (made ??= makePeople(staffFileSchema.parse(staffSeed), usersFileSchema.parse(usersSeed)));
  const directory = await startDirectory({ people });
  const timers = createSystemClock();
  const token = createFeedToken({
    issuer,
    clientId: 'staff-life',
    clientSecret: clientSecret('staff-life'),
    audience: WORKBENCH_AUDIENCE,
  });
  let life: { hubUrl: string; close: () => void } | undefined;

  return {
    directoryUrl: directory.url,
    /** The hub stands here: the colleagues begin to be reported. */
    meetHub(hubUrl: string): void {
      if (life?.hubUrl === hubUrl) return;
      life?.close();
      const lived = clock === undefined ? timers : parseClock(clock, timers);
      life = { hubUrl, ...startStaffLife({ hubUrl, token, people: people(), clock: lived, timers }) };
    },
    async close(): Promise<void> {
      life?.close();
      await directory.close();
    },
  };
}
