import type { MachineState } from './machine.js';

/**
 * Waits until every tool has confirmed the present context or run out of time (1 s).
 * @param changed calls with each change of what the windows see. Returns the way to stop
 * @returns names of those that may show somebody else
 */
export async function atRest({
  machine,
  changed,
  nameOf,
}: {
  machine: () => MachineState;
  changed: (call: () => void) => () => void;
  nameOf: (tool: string) => string;
}): Promise<string[]> {
  const resting = () => !Object.values(machine().tools).some((tool) => tool.state === 'switching');
  await new Promise<void>((resolve) => {
    if (resting()) return resolve();
    const stop = changed(() => {
      if (!resting()) return;
      stop();
      resolve();
    });
  });
  return Object.entries(machine().tools)
    .filter(([, { state, mayShow }]) => !['follows', 'absent', 'asleep'].includes(state) && mayShow.length > 0)
    .map(([id]) => nameOf(id));
}
