import { createSystemClock } from '#shared/clock.js';
import staffSeed from '../seeds/kymijoki/staff.json';
import usersSeed from '../seeds/kymijoki/users.json';
import { makePeople, type Person, staffFileSchema, startDirectory, usersFileSchema } from './directory/index.js';
import { clientSecret, WORKBENCH_AUDIENCE } from './idp/clients.js';
import { createFeedToken, parseClock, startAnswering, startStaffLife } from './staff-life/index.js';

/**
 * The county's invented colleagues: their directory at once, their day as soon as the hub's address is known.
 * Some of them answer what rings.
 * @param clock when they live, see `parseClock`; now when absent
 */
export async function startColleagues({
  issuer,
  clock,
  tokenFor,
}: {
  issuer: string;
  clock: string | undefined;
  /** Signs one of them in; undefined = nobody sits at a workbench, and no ring is answered. */
  tokenFor: ((person: string) => Promise<string>) | undefined;
}) {
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
      const answering = tokenFor === undefined ? undefined : startAnswering({ hubUrl, token: tokenFor, timers });
      const day = startStaffLife({
        hubUrl,
        token,
        people: people(),
        clock: lived,
        timers,
        onTold: (news) => answering?.told(news),
      });
      life = {
        hubUrl,
        close() {
          answering?.close();
          day.close();
        },
      };
    },
    async close(): Promise<void> {
      life?.close();
      await directory.close();
    },
  };
}
