import { readFile as readFromDisk } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Failure } from '#shared/failure.js';
import type { Tray } from '#shared/service-tray.js';
import type { Live } from '../live.js';
import { createLive } from '../live.js';
import type { Log } from '../log.js';
import { type Catalogue, type CatalogueTexts, buildCatalogue, versionOf } from './catalogue.js';
import { createRouter } from './router.js';
import { type OpenClient, type TrayChange, type Trays, changeTray, trayOf } from './trays.js';

export interface ServiceTray {
  router: ReturnType<typeof createRouter>;
  /** The open client's tray now, and every change of it. */
  tray: Pick<Live<Tray>, 'get' | 'subscribe'>;
  /** Forgets every client's tray: at sign-out and user switch. */
  clear: () => void;
  /** Keeps every tray aside while another person works here. @returns the way to have them back */
  setAside: () => () => void;
  close: () => void;
}

/**
 * Service tray: the county's services from a file of PTV v11 form, and the open client's tray in memory.
 * @param options.file absolute path of the services; `<name>-channels.json` and `<name>-organizations.json` beside it are
 *   read when they exist
 * @param options.attribution source and licence line to show
 * @param options.client the open client, as the context manager has it
 */
export function createServiceTray({
  file,
  attribution,
  readFile = (path) => readFromDisk(path, 'utf8'),
  clock,
  client,
  log,
}: {
  file: string;
  attribution: string;
  readFile?: (path: string) => Promise<string>;
  clock: { now: () => number };
  client: Pick<Live<OpenClient>, 'get' | 'subscribe'>;
  log: Log;
}): ServiceTray {
  const source = basename(file);
  const now = () => new Date(clock.now()).toISOString();
  let catalogue: Catalogue = { version: '', services: [], skipped: [] };
  let fetchedAt = now();

  const beside = (what: string) => readFile(file.replace(/\.json$/, `-${what}.json`)).catch(() => undefined);
  const read = async (): Promise<Failure | undefined> => {
    let texts: CatalogueTexts;
    try {
      texts = {
        services: await readFile(file),
        channels: await beside('channels'),
        organizations: await beside('organizations'),
      };
    } catch {
      log('error', 'services.unreadable', { file: source });
      return { kind: 'unreachable', source };
    }
    fetchedAt = now();
    if (versionOf(texts) === catalogue.version) return undefined;
    const built = buildCatalogue(texts, source);
    if ('failure' in built) {
      log('error', 'services.invalid', { file: source });
      return built.failure;
    }
    catalogue = built;
    log('info', 'services.read', { services: built.services.length, skipped: built.skipped.length });
    return undefined;
  };

  // Read when first asked for, and looked at again at each question: both screens' questions share one reading.
  let reading: Promise<Failure | undefined> | undefined;
  const refresh = () => {
    reading ??= read().finally(() => (reading = undefined));
    return reading;
  };

  let trays: Trays = new Map();
  const tray = createLive(trayOf(trays, client.get()));
  const show = () => tray.set(trayOf(trays, client.get()));
  const unsubscribe = client.subscribe(show);

  const router = createRouter({
    async services() {
      const failure = await refresh();
      return { ...catalogue, fetchedAt, attribution, failure };
    },
    watchTray: (signal) => tray.watch(signal),
    change(drawnFor: number, change: TrayChange) {
      const next = changeTray(trays, client.get(), drawnFor, change);
      if (next === undefined) return false;
      trays = next;
      show();
      return true;
    },
    knows: async (serviceId) => {
      if (catalogue.version === '') await refresh();
      return catalogue.services.some((service) => service.id === serviceId);
    },
    now,
  });

  return {
    router,
    tray,
    clear() {
      trays = new Map();
      show();
    },
    setAside() {
      const kept = trays;
      return () => {
        trays = kept;
        show();
      };
    },
    close: unsubscribe,
  };
}
