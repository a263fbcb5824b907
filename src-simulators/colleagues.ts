import * as oidc from 'openid-client';
import * as z from 'zod';
import { createSystemClock } from '#shared/clock.js';
import staffSeed from '../seeds/kymijoki/staff.json';
import usersSeed from '../seeds/kymijoki/users.json';
import { makePeople, staffFileSchema, startDirectory, usersFileSchema } from './directory/index.js';
import { parseClock, startStaffLife } from './staff-life/index.js';

export interface ColleaguesParts {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Audience of the token that the hub accepts. */
  audience: string;
  /** `<ISO start>[,<rate>]`: the time that the colleagues live in; real time when absent. */
  time: string | undefined;
}

const tokenSchema = z.object({ access_token: z.string() });

/** The county's personnel directory, and the colleagues' day as soon as the hub's address is known. */
export async function startColleagues({ issuer, clientId, clientSecret, audience, time }: ColleaguesParts) {
  const timers = createSystemClock();
  const clock = time === undefined ? timers : parseClock(time, timers);
  const people = makePeople(staffFileSchema.parse(staffSeed), usersFileSchema.parse(usersSeed));
  const directory = await startDirectory({ people });
  let life: ReturnType<typeof startStaffLife> | undefined;
  let living = '';

  async function token(): Promise<string> {
    const provider = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute: [oidc.allowInsecureRequests],
    });
    const answer = await oidc.clientCredentialsGrant(provider, { scope: 'hub/feed', resource: audience });
    return tokenSchema.parse(answer).access_token;
  }

  return {
    directory: directory.url,
    /** Reports to this hub from now on. */
    report(hubUrl: string) {
      if (hubUrl === living) return;
      living = hubUrl;
      life?.close();
      life = startStaffLife({ hubUrl, token, people, clock, timers });
    },
    async close() {
      life?.close();
      await directory.close();
    },
  };
}
