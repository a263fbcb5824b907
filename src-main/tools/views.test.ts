import { describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import type { Participant } from '#shared/context.js';
import { countyToolSchema } from '#shared/county-tool.js';
import type { Placement } from '#shared/tool-view.js';
import { RETRY_MS, SLOW_MS } from './life.js';
import { type AttemptNews, type ToolEvent, createViews } from './views.js';

const toolOf = (more: object = {}) =>
  countyToolSchema.parse({ id: 'pex', name: { fi: 'PEX360' }, kind: 'embedded', url: 'https://pex.example/', ...more });
const MINUTES = 60_000;
const START = Date.parse('2026-11-23T08:00:00Z');

/** @param early how many milliseconds before its time a timer rings, as those of a machine may */
function setUp({ early = 0 } = {}) {
  const manual = createManualClock(START);
  const clock = {
    ...manual,
    after: (ms: number, call: () => void) => manual.after(ms > early ? ms - early : ms, call),
  };
  const events: ToolEvent[] = [];
  const slept: [string, boolean][] = [];
  const participants: Pick<Participant, 'toolId' | 'state' | 'since'>[] = [];
  const attempts: { tell: (news: AttemptNews) => void; ended: boolean; places: (Placement | null)[] }[] = [];
  const views = createViews({
    attempt: (_tool, tell) => {
      const made = { tell, ended: false, places: [] as (Placement | null)[] };
      attempts.push(made);
      return {
        report: () => tell({ type: 'loaded' }),
        place: (placement) => void made.places.push(placement),
        async end() {
          made.ended = true;
        },
      };
    },
    sleep: (tool, asleep) => void slept.push([tool, asleep]),
    participants: () => participants,
    onEvent: (event) => void events.push(event),
    clock,
  });
  const now = () => views.statuses.get()[0];
  const saw = (report: 'shown' | 'hidden' | 'gone' | 'loaded' | 'touched', screen: 1 | 2 = 1) =>
    views.report('pex', now()?.attempt ?? 0, { saw: report }, screen);
  const openSeen = (more?: object) => {
    views.open(toolOf(more));
    saw('shown');
    saw('loaded');
  };
  return { views, clock, events, slept, participants, attempts, now, saw, openSeen };
}

describe('views', () => {
  it('open, are slow, fail and open again by themselves, each attempt by a page of its own', () => {
    const { views, clock, attempts, now } = setUp();
    views.open(toolOf());
    expect(now()).toMatchObject({ toolId: 'pex', state: 'opening', attempt: 1, since: '2026-11-23T08:00:00.000Z' });
    clock.advance(SLOW_MS);
    expect(now()?.state).toBe('slow');
    attempts[0]?.tell({ type: 'failed', failure: 'serverError', status: 503 });
    expect(now()).toMatchObject({
      state: 'failed',
      failure: 'serverError',
      status: 503,
      retryAt: '2026-11-23T08:00:09.000Z',
    });
    expect(attempts[0]?.ended).toBe(true);
    clock.advance(RETRY_MS);
    expect(now()).toMatchObject({ state: 'opening', attempt: 2, tries: 1 });
    attempts[0]?.tell({ type: 'loaded' });
    expect(now()?.state).toBe('opening');
    attempts[1]?.tell({ type: 'loaded' });
    expect(now()?.state).toBe('open');
  });

  it('open again by themselves also where a timer rings before its time', () => {
    const { views, clock, attempts, now } = setUp({ early: 1 });
    views.open(toolOf());
    attempts[0]?.tell({ type: 'failed', failure: 'unreachable' });
    clock.advance(RETRY_MS - 1);
    expect(now()).toMatchObject({ state: 'failed', attempt: 1 });
    clock.advance(1);
    expect(now()).toMatchObject({ state: 'opening', attempt: 2 });
  });

  it('tell what becomes of a tool', () => {
    const { saw, attempts, events, openSeen } = setUp();
    openSeen();
    saw('hidden');
    attempts[0]?.tell({ type: 'failed', failure: 'crashed' });
    expect(events).toEqual([
      { toolId: 'pex', type: 'opened' },
      { toolId: 'pex', type: 'shown' },
      { toolId: 'pex', type: 'hidden' },
      { toolId: 'pex', type: 'failed', failure: 'crashed' },
    ]);
  });

  it('end with the last pane of theirs, and their numbers go on', () => {
    const { views, saw, now, attempts, openSeen } = setUp();
    openSeen();
    saw('shown', 2);
    saw('gone', 1);
    expect(now()?.state).toBe('open');
    views.windowGone(2);
    expect(now()).toBeUndefined();
    expect(attempts[0]?.ended).toBe(true);
    views.open(toolOf());
    expect(now()?.attempt).toBe(2);
  });

  it('draw a native view only where there is something to be seen', () => {
    const { views, attempts, openSeen } = setUp();
    openSeen();
    const placement = { x: 1, y: 2, width: 3, height: 4, overlaid: false, covered: false };
    views.place('pex', placement, 1);
    expect(attempts[0]?.places.at(-1)).toEqual(placement);
    views.place('pex', null, 1);
    expect(attempts[0]?.places.at(-1)).toBeNull();
  });
});

describe('sleep', () => {
  it('comes after five minutes out of sight on every screen, and ends when the tool is opened', () => {
    const { views, clock, saw, now, slept, attempts, openSeen } = setUp();
    openSeen();
    saw('shown', 2);
    saw('hidden', 1);
    clock.advance(10 * MINUTES);
    expect(now()?.state).toBe('open');
    saw('hidden', 2);
    clock.advance(5 * MINUTES - 1);
    expect(now()?.state).toBe('open');
    clock.advance(1);
    expect(now()?.state).toBe('asleep');
    expect(attempts[0]?.ended).toBe(true);
    views.open(toolOf());
    views.open(toolOf());
    expect(now()).toMatchObject({ state: 'opening', attempt: 2 });
    expect(slept).toEqual([
      ['pex', true],
      ['pex', false],
    ]);
  });

  it('does not come to a tool that is seen again in time', () => {
    const { clock, saw, now, openSeen } = setUp();
    openSeen();
    saw('hidden');
    clock.advance(4 * MINUTES);
    saw('shown');
    clock.advance(10 * MINUTES);
    expect(now()?.state).toBe('open');
  });

  it.each([
    ['master', { master: true, context: 'fhircast' }],
    ['never', { hibernation: { afterMinutes: null } }],
  ])('%s: never, and says why', (reason, more) => {
    const { clock, saw, now, openSeen } = setUp();
    openSeen(more);
    saw('hidden');
    clock.advance(6 * MINUTES);
    expect(now()).toMatchObject({ state: 'open', staysAwake: [reason] });
    saw('shown');
    expect(now()?.staysAwake).toEqual([]);
  });

  it('waits for a call to end', () => {
    const { clock, saw, now, attempts, openSeen } = setUp();
    openSeen();
    attempts[0]?.tell({ type: 'wakeful', because: 'call', on: true });
    saw('hidden');
    clock.advance(6 * MINUTES);
    expect(now()).toMatchObject({ state: 'open', staysAwake: ['call'] });
    attempts[0]?.tell({ type: 'wakeful', because: 'call', on: false });
    expect(now()?.staysAwake).toEqual([]);
    clock.advance(5 * MINUTES);
    expect(now()?.state).toBe('asleep');
  });

  it('never with what may be unsaved: a frame that was used, until the tool has agreed to another client', () => {
    const { clock, saw, now, participants, openSeen } = setUp();
    openSeen();
    saw('touched');
    saw('hidden');
    clock.advance(20 * MINUTES);
    expect(now()).toMatchObject({ state: 'open', staysAwake: ['unsavedWork'] });
    participants.push({ toolId: 'pex', state: 'follows', since: new Date(clock.now()).toISOString() });
    clock.advance(1 * MINUTES);
    expect(now()?.state).toBe('asleep');
  });

  it.each(['refused', 'leftBehind', 'unconfirmed'] as const)('never in a tool that is %s', (state) => {
    const { clock, saw, now, participants, openSeen } = setUp();
    participants.push({ toolId: 'pex', state, since: '2026-11-23T08:00:00Z' });
    openSeen();
    saw('hidden');
    clock.advance(20 * MINUTES);
    expect(now()).toMatchObject({ state: 'open', staysAwake: ['unsavedWork'] });
  });
});
