import { parseArgs } from 'node:util';
import * as z from 'zod';
import { DEMO_USERS, type DemoUser } from './idp/users.js';
import { behaviourSchema } from './lib/behaviour.js';
import { parseClock } from './staff-life/clock.js';

const demoUserSchema = z.enum(DEMO_USERS);
const secondsSchema = z.coerce.number().int().positive().optional();
const urlSchema = z.url({ protocol: /^https?$/ });

export interface Options {
  demoUser: DemoUser | undefined;
  /** Base address of the FHIR server, when it is known at start. */
  fhir: string | undefined;
  /** When the invented colleagues live: `<ISO start>[,<rate>]`. */
  colleaguesClock: string | undefined;
  /** Nobody of the invented colleagues answers a ring. */
  quietColleagues?: boolean;
  /** How long a person stays signed in at the provider, in seconds; undefined = a working day. */
  sessionSeconds?: number | undefined;
}

/**
 * Reads the command line; a mistake in it comes back as one sentence.
 * @param environment `DEMO_CLOCK` stands for `--clock` where the command line is not in one's hands,
 *   `DEMO_QUIET_COLLEAGUES=1` keeps the invented colleagues from answering, and `DEMO_SESSION_SECONDS` tells how long a person stays signed in
 */
export function readOptions(
  args: string[],
  environment: Record<string, string | undefined> = {},
): { options: Options } | { mistake: string } {
  try {
    const { values } = parseArgs({
      args,
      options: { 'demo-user': { type: 'string' }, fhir: { type: 'string' }, clock: { type: 'string' } },
    });
    const demoUser = demoUserSchema.optional().safeParse(values['demo-user']);
    if (!demoUser.success) return { mistake: `--demo-user must be one of ${DEMO_USERS.join(', ')}` };
    const fhir = urlSchema.optional().safeParse(values.fhir);
    if (!fhir.success) return { mistake: '--fhir must be an http or https address' };
    const colleaguesClock = values.clock ?? environment['DEMO_CLOCK'];
    if (colleaguesClock !== undefined) parseClock(colleaguesClock, Date);
    const session = secondsSchema.safeParse(environment['DEMO_SESSION_SECONDS']);
    if (!session.success) return { mistake: 'DEMO_SESSION_SECONDS must be a number of seconds' };
    const sessionSeconds = session.data === undefined ? {} : { sessionSeconds: session.data };
    const quietColleagues = environment['DEMO_QUIET_COLLEAGUES'] === '1' ? { quietColleagues: true } : {};
    return {
      options: { demoUser: demoUser.data, fhir: fhir.data, colleaguesClock, ...quietColleagues, ...sessionSeconds },
    };
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : 'the options could not be read' };
  }
}

/** What the launcher tells when it knows the rest of the addresses. */
export const addressesSchema = z.object({
  type: z.literal('addresses'),
  // One address that cannot be read must not hide the others.
  fhir: urlSchema.optional().catch(undefined),
  /** WebSocket of the hub for availability. */
  hub: z
    .url({ protocol: /^wss?$/ })
    .optional()
    .catch(undefined),
  fhircast: urlSchema.optional().catch(undefined),
  /** Where the workbench itself listens, if it does: the provider tells it there of log-outs. */
  workbench: urlSchema.optional().catch(undefined),
});
export type Addresses = z.infer<typeof addressesSchema>;

/** The systems that have a troublemaker's switch. */
export const troubledSchema = z.enum(['aptj', 'pex360', 'sosiaalilc', 'omavointi']);
export type Troubled = z.infer<typeof troubledSchema>;

/** Turns the switch of all sessions of a system: for tests, over the channel to the process that started this one. */
export const behaveSchema = z.object({ behaviour: z.object({ system: troubledSchema, mode: behaviourSchema }) });
