import { implement } from '@orpc/server';
import type { AccessResult } from '#shared/access.js';
import type { Clock } from '#shared/clock.js';
import type { County } from '#shared/county.js';
import { type HandingWay, handingContract } from '#shared/handing.js';
import type { HandOver } from '../access/index.js';
import type { Caller } from '../rpc.js';

const os = implement(handingContract).$context<Caller>();

const ACTIONS: Record<HandingWay, HandOver['action']> = {
  paper: 'handoutPrinted',
  pdf: 'handoutSaved',
  copy: 'handoutCopied',
};

export interface HandingParts {
  county: Pick<County, 'name' | 'counselling'>;
  /** Writes to the access log that something is given to the client of this version; nothing is given before it. */
  handOver: (version: number, what: HandOver) => Promise<AccessResult>;
  clock: Clock;
}

/** Handing over: what of the service tray goes to the client, in which way. Each way is in the access log first. */
export function createHanding({ county, handOver, clock }: HandingParts) {
  return {
    router: os.router({
      about: os.about.handler(() => ({
        county: county.name,
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
    }),
  };
}
