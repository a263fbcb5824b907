import { implement } from '@orpc/server';
import type { Failure } from '#shared/failure.js';
import { type Tray, serviceTrayContract } from '#shared/service-tray.js';
import type { Caller } from '../rpc.js';
import type { Catalogue } from './catalogue.js';
import type { TrayChange } from './trays.js';

const os = implement(serviceTrayContract).$context<Caller>();

export interface RouterParts {
  services: () => Promise<Catalogue & { fetchedAt: string; attribution: string; failure: Failure | undefined }>;
  watchTray: (signal?: AbortSignal) => AsyncGenerator<Tray, void>;
  /** False when the client has changed since; nothing is then changed. */
  change: (drawnFor: number, change: TrayChange) => boolean;
  knows: (serviceId: string) => Promise<boolean>;
  now: () => string;
}

/** Answers both screens; the services travel only when the screen's are not the newest. */
export const createRouter = ({ services, watchTray, change, knows, now }: RouterParts) => ({
  services: os.services.handler(async ({ input }) => {
    const { services: all, ...rest } = await services();
    return input.knownVersion === rest.version ? rest : { ...rest, services: all };
  }),
  watchTray: os.watchTray.handler(({ signal }) => watchTray(signal)),
  add: os.add.handler(async ({ input: { contextVersion, serviceId } }) => {
    // The client may change while the services are read: the version is looked at after, in one step with the change.
    if (!(await knows(serviceId))) return { done: false };
    return { done: change(contextVersion, { kind: 'add', serviceId, at: now() }) };
  }),
  remove: os.remove.handler(({ input: { contextVersion, serviceId } }) => ({
    done: change(contextVersion, { kind: 'remove', serviceId }),
  })),
  note: os.note.handler(({ input: { contextVersion, serviceId, note } }) => ({
    done: change(contextVersion, { kind: 'note', serviceId, note }),
  })),
});
