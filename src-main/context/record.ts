import type { Clock } from '#shared/clock.js';
import type { AccessEntry, AccessLog } from '../access/index.js';
import type { Log } from '../log.js';
import { named } from './compose.js';
import type { Change, Effect, MachineState, NamedClient } from './machine.js';
import { createTimeline } from './timeline.js';

/** What became of each change: in the access log for good, and on the professional's timeline for this session. */
export function createRecord({
  accessLog,
  professional,
  nameOf,
  clock,
  log,
}: {
  accessLog: AccessLog;
  professional: () => string | null;
  nameOf: (id: string) => string;
  clock: Clock;
  log: Log;
}) {
  const timeline = createTimeline({ iso: (at) => new Date(at).toISOString(), nameOf });
  const begun = (change: Change, from: NamedClient | null) => timeline.begin(change, clock.now(), from);
  const isOn = (id: string) => timeline.live.get().some((one) => one.id === id);
  const write = (entry: Omit<AccessEntry, 'professional'>) =>
    void accessLog.append({ professional: professional(), ...entry }, 'patient').catch((error: unknown) => {
      log('error', 'access-log-unwritable', { detail: error instanceof Error ? error.message : '' });
    });

  return {
    timeline: timeline.live,
    clear: timeline.clear,
    begun,
    named: timeline.named,
    committed(
      { change, from, objections }: Extract<Effect, { do: 'committed' }>,
      active: NamedClient | null,
      locked: boolean,
    ) {
      if (!isOn(change.id)) begun(change, from);
      timeline.changed(change.id, active?.label ?? null, named(objections, nameOf), locked ? 'locked' : 'changed');
    },
    dropped({ change, why, objections, to }: Extract<Effect, { do: 'dropped' }>, active: NamedClient | null) {
      if (why === 'same') return;
      if (!isOn(change.id)) begun(change, active);
      timeline.ended(change.id, why, to?.label ?? null, named(objections, nameOf));
      write({
        action: 'contextNotChanged',
        client: change.client,
        by: change.by,
        from: active?.reference ?? null,
        why,
        behind: objections.map(({ toolId, why: reason }) => ({ tool: toolId, state: reason })),
      });
    },
    /** It is known how every tool came along with the present client. */
    settled({ tools, current }: MachineState) {
      const inUse = Object.entries(tools).filter(([, tool]) => tool.state !== 'absent');
      timeline.settled(
        current.id,
        inUse.map(([id, { state, tookMs }]) => ({ name: nameOf(id), state, ...(tookMs === null ? {} : { tookMs }) })),
      );
      write({
        action: 'contextFollowed',
        client: current.client,
        by: current.by,
        followed: inUse.filter(([, tool]) => tool.state === 'follows').map(([id]) => id),
        behind: inUse.filter(([, tool]) => tool.state !== 'follows').map(([id, { state }]) => ({ tool: id, state })),
      });
    },
  };
}
