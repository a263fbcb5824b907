import type { AccessResult, AccessState, Purpose, Service } from '#shared/access.js';
import type { ClientReference } from '#shared/context.js';
import type { Prepare } from '#shared/training.js';
import type { Live } from '../live.js';

/** What preparing a step asks of the workbench's features. */
export interface Hands {
  client: Pick<Live<{ reference: ClientReference | null }>, 'get'>;
  openClient: (reference: ClientReference) => void;
  closeClient: () => void;
  access: Pick<Live<AccessState>, 'get' | 'subscribe'>;
  choosePurpose: (version: number, chosen: { purpose: Purpose; service: Service }) => Promise<AccessResult>;
}

/**
 * Does what of a step's preparation is the core's: which client is open, and why. The panes' part is done by the windows.
 * What waits for a question (a purpose) waits no longer than its step.
 */
export function createPreparer({ client, openClient, closeClient, access, choosePurpose }: Hands) {
  let stop = () => {};

  function answer(chosen: { purpose: Purpose; service: Service }, wanted: ClientReference | null): void {
    const look = (state: AccessState) => {
      if (wanted !== null && state.client !== wanted) return;
      if (state.opening.state === 'open') stop();
      if (state.opening.state !== 'needsPurpose') return;
      stop();
      void choosePurpose(state.contextVersion, chosen);
    };
    stop = access.subscribe(look);
    look(access.get());
  }

  return {
    prepare(actions: readonly Prepare[]): void {
      stop();
      stop = () => {};
      let wanted: ClientReference | null = null;
      for (const action of actions) {
        if (action.do === 'closeClient' && client.get().reference !== null) closeClient();
        if (action.do === 'openClient') {
          wanted = action.client;
          if (client.get().reference !== action.client) openClient(action.client);
        }
        if (action.do === 'choosePurpose') answer(action, wanted);
      }
    },
    forget(): void {
      stop();
      stop = () => {};
    },
  };
}
