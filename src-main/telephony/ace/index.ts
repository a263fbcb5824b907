import type { Clock } from '#shared/clock.js';
import type { Failure } from '#shared/failure.js';
import type { TelephonyResult } from '#shared/telephony.js';
import { waitBeforeRetry } from '../../availability/index.js';
import { createExchange } from '../../client-summary/index.js';
import type { Log } from '../../log.js';

import type { CentreAction, ContactCentre } from '../centre.js';
import type { Names } from './names.js';
import { readView } from './read.js';

export { hypothesisNames, mistakesInNames, readNames } from './names.js';

/** How long the contact centre may keep a question waiting for something new. */
const WAIT_SECONDS = 25;

const fill = (template: string, values: Record<string, string>): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));

/** A contact centre over HTTP in the manner of Telia ACE: a waiting question tells what is new, and posts do things. */
export function createAceCentre({
  name,
  baseUrl,
  token,
  names,
  timeoutMs,
  fetch,
  clock,
  chance,
  log,
}: {
  name: string;
  baseUrl: string;
  token: string;
  /** What the interface calls things; undefined = the county's table cannot be used, and nothing is asked by a guess. */
  names: () => Promise<Names | undefined>;
  timeoutMs: number;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** From 0 to 1. */
  chance: () => number;
  log: Log;
}): ContactCentre {
  const base = baseUrl.replace(/\/$/, '');
  const parts = {
    name,
    accept: 'application/json',
    fetch,
    clock: { now: clock.now, setTimeout: (run: () => void, ms: number) => clock.after(ms, run) },
    chance,
  };
  const listen = createExchange({ ...parts, timeoutMs: WAIT_SECONDS * 1000 + timeoutMs, retries: 0 });
  const tell = createExchange({ ...parts, timeoutMs, retries: 0 });
  const authorization = `Bearer ${token}`;
  const closing = new AbortController();
  const silent: Failure = { kind: 'unreachable', source: name };
  const noTable: Failure = { kind: 'invalidAnswer', source: name, detail: 'no table of names' };

  async function act(agent: string, action: CentreAction): Promise<TelephonyResult> {
    const table = await names();
    if (table === undefined) return { kind: 'failed', failure: noTable };
    const { path, body, method } = requestOf(table, agent, action);
    const answer = await tell(
      `${base}${path}`,
      { method, headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) },
      closing.signal,
    );
    if (answer.kind === 'ok') return { kind: 'done' };
    if (answer.kind === 'cancelled') return { kind: 'failed', failure: silent };
    const { failure } = answer;
    if (failure.kind !== 'rejected') return { kind: 'failed', failure };
    if (failure.status === 404 || failure.status === 409 || failure.status === 410) return { kind: 'gone' };
    return failure.status === 403 ? { kind: 'notAllowed' } : { kind: 'failed', failure };
  }

  return {
    name,
    can: ['answer', 'hold', 'end', 'forward', 'requeue', 'agent', 'chat', 'dial', 'callbacks'],
    follow(agent, { heard, lost }) {
      const ended = new AbortController();
      const signal = AbortSignal.any([ended.signal, closing.signal]);
      let stopWaiting = () => {};
      let since = '';
      let failures = 0;
      async function ask(): Promise<void> {
        const table = await names();
        if (table === undefined) return lost(noTable);
        const wait = since === '' ? '0' : String(WAIT_SECONDS);
        const path = fill(table.paths.events, { agent, since, wait });
        const answer = await listen(`${base}${path}`, { method: 'GET', headers: { authorization } }, signal);
        if (signal.aborted || answer.kind === 'cancelled') return;
        const read = answer.kind === 'ok' ? readView(answer.value, table) : undefined;
        if (read === undefined) {
          // From the beginning: what was missed meanwhile is in the whole.
          since = '';
          failures += 1;
          lost(answer.kind === 'failed' ? answer.failure : { kind: 'invalidAnswer', source: name });
          stopWaiting = clock.after(waitBeforeRetry(failures - 1, chance()), () => void ask());
          return;
        }
        if (read.unread > 0) log('warn', 'contact-centre-not-understood', { pieces: read.unread });
        failures = 0;
        since = read.cursor;
        heard(read.view);
        void ask();
      }
      void ask();
      return () => {
        ended.abort();
        stopWaiting();
      };
    },
    act,
    close: () => closing.abort(),
  };
}

function requestOf(names: Names, agent: string, action: CentreAction): { path: string; body: object; method: string } {
  const { paths, verbs, fields: f } = names;
  switch (action.do) {
    case 'agent': {
      const reasons = Object.entries(names.values.reason);
      const reason = reasons.find(([, ours]) => ours === action.reason)?.[0];
      const body = {
        [f.agentState]: names.agentsOwn[action.state],
        ...(reason === undefined ? {} : { [f.reason]: reason }),
      };
      return { path: fill(paths.agent, { agent }), body, method: 'PUT' };
    }
    case 'say':
      return {
        path: fill(paths.message, { contact: action.contact }),
        body: { agent, [f.text]: action.text },
        method: 'POST',
      };
    case 'dial':
      return { path: fill(paths.dial, { agent }), body: { [f.number]: action.number }, method: 'POST' };
    case 'promise': {
      const { id, number, queue, about, agreedAt, contact } = action;
      const all = {
        [f.callBackId]: id,
        [f.number]: number,
        [f.queue]: queue,
        [f.about]: about,
        [f.agreedAt]: agreedAt,
      };
      return { path: paths.callBacks, body: { agent, ...all, [f.id]: contact }, method: 'POST' };
    }
    case 'take':
      return {
        path: fill(paths.callBack, { callBack: action.callBack, verb: verbs.take }),
        body: { agent },
        method: 'POST',
      };
    case 'settle': {
      const path = fill(paths.callBack, { callBack: action.callBack, verb: verbs[action.as] });
      return { path, body: { agent, [f.why]: action.why }, method: 'POST' };
    }
    default: {
      const path = fill(paths.contact, { contact: action.contact, verb: verbs[action.do] });
      return { path, body: { agent, ...(action.do === 'forward' ? { [f.queue]: action.queue } : {}) }, method: 'POST' };
    }
  }
}
