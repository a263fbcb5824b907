import type { Channel, Queue } from './types.js';

interface Line {
  id: string;
  name: string;
  channels: Channel[];
  /** Other agents, and how many contacts come in a minute. */
  agents: number;
  perMinute: number;
}

/** The county's service lines. */
export const LINES: readonly Line[] = [
  {
    id: 'asiakasohjaus',
    name: 'Asiakas- ja palveluohjaus',
    channels: ['voice', 'callback', 'digital'],
    agents: 6,
    perMinute: 1.4,
  },
  { id: 'hoidontarve', name: 'Hoidon tarpeen arviointi', channels: ['voice', 'callback'], agents: 11, perMinute: 3.2 },
  {
    id: 'perheet',
    name: 'Lapsiperheiden neuvonta',
    channels: ['voice', 'callback', 'chat'],
    agents: 4,
    perMinute: 0.7,
  },
  { id: 'chat', name: 'Digineuvonta', channels: ['chat', 'digital'], agents: 3, perMinute: 0.9 },
];

const THRESHOLD_S = 180;

/**
 * The life of the other agents' share of the queues: contacts come by chance and are taken by whoever is free. Only figures;
 * nobody in it is anybody. One `step` a second.
 * @param random from 0 to 1
 */
export function createOtherAgents(random: () => number) {
  const lines = LINES.map((line) => ({
    line,
    /** When those who wait came, ms, the oldest first. */
    waiting: [] as number[],
    /** When each other agent is free again, ms. */
    busyUntil: Array.from({ length: line.agents }, () => 0),
    answered: 140 + Math.floor(random() * 60),
    inTime: 0,
  }));
  for (const one of lines) one.inTime = Math.round(one.answered * (0.78 + random() * 0.15));
  return {
    step(now: number): void {
      for (const one of lines) {
        if (random() < one.line.perMinute / 60) one.waiting.push(now);
        for (let agent = 0; agent < one.busyUntil.length; agent += 1) {
          if ((one.busyUntil[agent] ?? 0) > now || one.waiting.length === 0) continue;
          // Nobody answers the very second.
          if (random() > 0.06) continue;
          const came = one.waiting.shift() ?? now;
          one.answered += 1;
          if (now - came <= THRESHOLD_S * 1000) one.inTime += 1;
          one.busyUntil[agent] = now + (120 + random() * 260) * 1000;
        }
      }
    },
    figures(now: number): Queue[] {
      return lines.map(({ line, waiting, busyUntil, answered, inTime }) => {
        const busy = busyUntil.filter((until) => until > now).length;
        const oldest = waiting[0];
        return {
          queueId: line.id,
          name: line.name,
          channels: line.channels,
          waiting: waiting.length,
          ...(oldest === undefined ? {} : { oldestEnqueuedAt: new Date(oldest).toISOString() }),
          agentsReady: busyUntil.length - busy,
          agentsBusy: busy,
          serviceLevel: { share: Math.round((inTime / answered) * 100) / 100, thresholdSeconds: THRESHOLD_S },
        };
      });
    },
  };
}
