import { implement } from '@orpc/server';
import type { ClientReference } from '#shared/context.js';
import type { County } from '#shared/county.js';
import { type GivenWay, type HandingWay, type Handout, handingContract } from '#shared/handing.js';
import type { HandOver } from '../access/index.js';
import type { Caller } from '../rpc.js';
import { type DeskParts, createDesk } from './desk.js';
import { createMessages } from './messages.js';

const os = implement(handingContract).$context<Caller>();

const ACTIONS: Record<HandingWay, HandOver['action']> = {
  paper: 'handoutPrinted',
  pdf: 'handoutSaved',
  copy: 'handoutCopied',
};

/** Something of the tray that the client was given. */
export interface Given {
  client: ClientReference;
  way: GivenWay;
  services: readonly { id: string; name: string }[];
}

export interface HandingParts extends Omit<DeskParts, 'messages' | 'county'> {
  county: Pick<County, 'name' | 'counselling' | 'messages'>;
  fetch: typeof globalThis.fetch;
  /** From 0 to 1. */
  chance: () => number;
}

/** Handing over: what of the service tray goes to the client, in which way. Each way is in the access log first. */
export function createHanding({ county, fetch, chance, ...parts }: HandingParts) {
  const { clock, handOver } = parts;
  const messages =
    county.messages === undefined ? undefined : createMessages(county.messages, { fetch, clock, chance });
  const desk = createDesk({ ...parts, county, messages });
  const listeners = new Set<(given: Given) => void>();
  /** Tells of what the client has got, where it was the open client in that version. */
  function tell(version: number, way: GivenWay, { entries }: Handout): void {
    const { version: now, active } = parts.context.get();
    if (active === null || version !== now) return;
    const services = entries.map(({ id, name }) => ({ id, name }));
    for (const listener of listeners) listener({ client: active.reference, way, services });
  }
  return {
    /** Tells of each giving. @returns the way to stop */
    onGiven(listener: (given: Given) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    router: os.router({
      about: os.about.handler(() => ({
        county: county.name,
        ...(county.messages === undefined ? {} : { messages: county.messages.name }),
        ...(county.counselling === undefined ? {} : { counselling: county.counselling }),
      })),
      give: os.give.handler(async ({ input: { version, way, handout } }) => {
        const handed = handout.entries.map(({ id }) => id);
        const result = await handOver(version, { action: ACTIONS[way], handed });
        if (result.kind === 'done') tell(version, way, handout);
        if (result.kind !== 'done' || way !== 'pdf') return { result };
        // The maker of PDFs is needed now and then only.
        const { toPdf } = await import('./pdf.js');
        return { result, pdf: Buffer.from(await toPdf(handout, clock.now())).toString('base64') };
      }),
      preview: os.preview.handler(({ input: { version, id, handout } }) => desk.preview(version, id, handout)),
      send: os.send.handler(async ({ input: { version, id, handout } }) => {
        const result = await desk.send(version, id, handout);
        if (result.kind === 'done') tell(version, 'message', handout);
        return result;
      }),
      record: os.record.handler(({ input: { version, id, handout, ways } }) => desk.record(version, id, handout, ways)),
    }),
  };
}
