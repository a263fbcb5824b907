import { implement } from '@orpc/server';
import type { County } from '#shared/county.js';
import { type HandingWay, handingContract } from '#shared/handing.js';
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
  return {
    router: os.router({
      about: os.about.handler(() => ({
        county: county.name,
        ...(county.messages === undefined ? {} : { messages: county.messages.name }),
        ...(county.counselling === undefined ? {} : { counselling: county.counselling }),
      })),
      give: os.give.handler(async ({ input: { version, way, handout } }) => {
        const handed = handout.entries.map(({ id }) => id);
        const result = await handOver(version, { action: ACTIONS[way], handed });
        if (result.kind !== 'done' || way !== 'pdf') return { result };
        // The maker of PDFs is needed now and then only.
        const { toPdf } = await import('./pdf.js');
        return { result, pdf: Buffer.from(await toPdf(handout, clock.now())).toString('base64') };
      }),
      preview: os.preview.handler(({ input: { version, id, handout } }) => desk.preview(version, id, handout)),
      send: os.send.handler(({ input: { version, id, handout } }) => desk.send(version, id, handout)),
      record: os.record.handler(({ input: { version, id, handout, ways } }) => desk.record(version, id, handout, ways)),
    }),
  };
}
