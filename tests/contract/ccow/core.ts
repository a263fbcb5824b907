import { randomBytes } from 'node:crypto';
import { createManualClock } from '../../../src-shared/clock.js';
import type { Objection } from '../../../src-shared/context.js';
import type { Delivery } from '../../../src-main/context/binding.js';
import {
  type CcowTool,
  type IdentityOf,
  type Profile,
  createCcowBinding,
  shippedProfiles,
} from '../../../src-main/context/ccow/index.js';
import type { Change } from '../../../src-main/context/machine.js';
import type { Identified } from '../../../src-main/context/types.js';

type Event =
  | { event: 'joined' | 'left'; tool: string; how?: string }
  | { event: 'answered'; tool: string; id: string; answer: string; detail?: string }
  | { event: 'propose'; change: Change; facts?: Identified }
  | { event: 'decide'; id: string; choice: string };

const PEOPLE: Record<string, Identified> = {
  'Patient/aune': person('Patient/aune', 'Mäkelä', ['Äune', 'Örjan'], '140348-928S', '1948-03-14'),
  'Patient/eino': person('Patient/eino', "O'Neill|Ståhl", ['Eino'], '010150-930B', '1950-01-01'),
};

function person(
  reference: string,
  family: string,
  given: string[],
  identityCode: string,
  birthDate: string,
): Identified {
  return {
    identity: {
      reference,
      family,
      given,
      birthDate,
      gender: 'other',
      nonDisclosure: false,
      allergies: { state: 'notRecorded', substances: [] },
      origin: 'source',
    },
    identityCode,
  };
}

/**
 * The binding with real HTTP on one side, and on the other a context manager that does what tests tell it to. Time stands
 * still until it is moved.
 */
export async function startCore(
  tools: CcowTool[],
  profiles: Record<'ccow' | 'mkh-hypothesis', Profile> = shippedProfiles(),
) {
  const clock = createManualClock(Date.parse('2026-11-23T08:00:00Z'));
  const events: Event[] = [];
  const waiting: { match: (event: Event) => boolean; resolve: (event: Event) => void }[] = [];
  const proposed = new Map<string, Change>();
  const surveys = new Map<string, (result: readonly Objection[] | 'gone') => void>();
  let current: Delivery | undefined;
  let user: string | undefined = 'liisa';
  const record = (event: Event) => {
    events.push(event);
    for (const one of waiting.filter(({ match }) => match(event))) {
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(event);
    }
  };
  const identityOf: IdentityOf = async ({ patientId, identityCode }) =>
    Object.keys(PEOPLE).find(
      (reference) =>
        (patientId === undefined || reference === `Patient/${patientId}`) &&
        (identityCode === undefined || PEOPLE[reference]?.identityCode === identityCode),
    );
  const logged: string[] = [];
  const binding = createCcowBinding({
    tools,
    user: () => user,
    professional: () => 'Liisa Hoitaja',
    profiles,
    events: {
      joined(tool) {
        record({ event: 'joined', tool });
        if (current !== undefined) binding.tell(tool, current);
      },
      left: (tool, how) => record({ event: 'left', tool, how }),
      answered: (tool, id, answer, detail) =>
        record({ event: 'answered', tool, id, answer, ...(detail === undefined ? {} : { detail }) }),
      propose(change, read) {
        const facts = read?.();
        proposed.set(change.id, change);
        record({ event: 'propose', change, ...(facts === undefined ? {} : { facts }) });
      },
      decide(id, choice) {
        const change = proposed.get(id);
        if (change !== undefined && choice === 'changeAnyway') make(id, change.client, change.by);
        record({ event: 'decide', id, choice });
      },
    },
    view: {
      current: () => current,
      surveyed: (id) => new Promise((resolve) => void surveys.set(id, resolve)),
    },
    identityOf,
    clock,
    log: (_level, event, facts) => void logged.push(`${event} ${JSON.stringify(facts ?? {})}`),
    fetch,
    random: randomBytes,
  });
  await binding.listen();

  const delivery = (id: string, client: string | null, by: string): Delivery => ({
    change: { id, client, at: clock.now(), by },
    version: (current?.version ?? 0) + 1,
    opens: client === null ? undefined : PEOPLE[client],
    closes: current?.opens,
    mayShow: [],
  });
  const make = (id: string, client: string | null, by: string) => {
    // What was proposed before another change was made is over.
    if (!proposed.has(id)) proposed.clear();
    current = delivery(id, client, by);
    binding.committed(current);
    return current;
  };
  return {
    binding,
    clock,
    events,
    logged,
    url: (tool: string) => binding.registryUrl(tool),
    signOut: () => {
      user = undefined;
      current = undefined;
      binding.endSession();
    },
    signIn: (subject: string) => void (user = subject),
    delivery,
    /** A change is made: it is the present context, and these tools are told. */
    commit(id: string, client: string | null, by: string, ...told: string[]) {
      const made = make(id, client, by);
      return told.map((tool) => binding.tell(tool, made));
    },
    /** A tool is told of the present context (again). */
    tell: (tool: string) => current !== undefined && binding.tell(tool, current),
    surveyed: (id: string, result: readonly Objection[] | 'gone') => surveys.get(id)?.(result),
    /** Waits for an event, also one that has been already. */
    heard<K extends Event['event']>(event: K, match: (one: Extract<Event, { event: K }>) => boolean = () => true) {
      const fits = (one: Event): one is Extract<Event, { event: K }> =>
        one.event === event && match(one as Extract<Event, { event: K }>);
      const found = events.find(fits);
      return found === undefined
        ? new Promise<Extract<Event, { event: K }>>((resolve) =>
            waiting.push({ match: fits, resolve: (one) => resolve(one as Extract<Event, { event: K }>) }),
          )
        : Promise.resolve(found);
    },
  };
}
export type Core = Awaited<ReturnType<typeof startCore>>;
