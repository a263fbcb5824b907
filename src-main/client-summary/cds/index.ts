import type { DraftPrompts } from '#shared/assessment.js';
import type { Prompts, Register } from '#shared/client-summary.js';
import type { CdsService } from '#shared/data-sources.js';
import type { Failure } from '#shared/failure.js';
import type { Log } from '../../log.js';
import type { Clock } from '../clock.js';
import type { Fetch } from '../exchange.js';
import type { Told } from './answers.js';
import { createDraftPrompts } from './draft-prompts.js';
import { allPrompts, createServicePrompts } from './prompts.js';
import { createCdsServer } from './service.js';

export { admitType } from './admit-type.js';
export type { Told } from './answers.js';
export { createDraftRun } from './draft-run.js';
export { NO_DRAFT_PROMPTS } from './draft-prompts.js';
export { createPrefetch } from './fill.js';

interface Parts {
  services: readonly CdsService[];
  fetch: Fetch;
  clock: Clock;
  log: Log;
  /** From 0 to 1, spreads retries. */
  chance: () => number;
  /** A new uuid: names each call. */
  uuid: () => string;
}

/** For whom and of whom prompts are asked. */
interface Asked {
  /** The client's logical id at the master. */
  patientId: string;
  /** The professional as a FHIR reference (CDS Hooks: `Practitioner/…`). */
  userId: string;
  /** Fills a prefetch template; undefined where it may not or cannot be. */
  prefetch: (template: string, service: CdsService, signal: AbortSignal) => Promise<unknown>;
  changed: () => void;
}

interface Running {
  end: AbortController;
  prompts: ReturnType<typeof createServicePrompts>;
}

export const NO_PROMPTS: Prompts = { services: [], cards: [] };

/**
 * Decision support of CDS Hooks 2.0 services (patient-view). A service is asked only where its register is of the
 * professional's own duties; its cards are dropped when that ends or the client changes.
 */
export function createPrompts({ services, fetch, clock, log, chance, uuid }: Parts) {
  const servers = services.map((service) => createCdsServer(service, fetch, clock, chance));

  /** Prompts of one client, none before `follow` says whose registers may be asked. */
  return ({ patientId, userId, prefetch, changed }: Asked) => {
    const running = new Map<CdsService, Running>();
    let shown = NO_PROMPTS;
    const refresh = () => {
      const each = servers.flatMap(({ service }) => running.get(service)?.prompts.get() ?? []);
      shown = each.length === 0 ? NO_PROMPTS : allPrompts(each);
    };
    const onChange = () => {
      refresh();
      changed();
    };

    function follow(registers: readonly Register[]): void {
      for (const server of servers) {
        const { service } = server;
        const may = registers.includes(service.register);
        const now = running.get(service);
        if (may && now === undefined) {
          const end = new AbortController();
          const { signal } = end;
          const prompts = createServicePrompts({
            server,
            patientId,
            userId,
            prefetch,
            clock,
            log,
            chance,
            uuid,
            signal,
            changed: onChange,
          });
          running.set(service, { end, prompts });
          prompts.start();
        }
        if (!may && now !== undefined) {
          running.delete(service);
          now.end.abort();
        }
      }
      refresh();
    }

    return {
      /** Prompts on an assessment of this client, until the signal ends them. */
      ofDraft: (end: AbortSignal, told: (now: DraftPrompts) => void) =>
        createDraftPrompts({
          servers: servers.filter(({ service }) => running.has(service)),
          patientId,
          userId,
          prefetch,
          clock,
          chance,
          uuid,
          signal: end,
          changed: told,
        }),
      /** Asks the services of these registers and drops all others. */
      follow,
      /** The same object while nothing has changed. */
      get: (): Prompts => shown,
      retry: () => {
        for (const { prompts } of running.values()) prompts.retry();
      },
      /** Keeps the professional's judgement and tells it to the service. A prompt that is gone is nobody's. */
      answer: async (id: string, told: Told): Promise<Failure | undefined> => {
        for (const { prompts } of running.values()) {
          const outcome = prompts.answer(id, told);
          if (outcome !== undefined) return outcome;
        }
        return undefined;
      },
    };
  };
}
