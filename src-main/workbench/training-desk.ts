import type { createConsultation } from '../consultation/index.js';
import type { createServiceTray } from '../service-tray/index.js';
import { createTraining } from '../training/index.js';
import type { Ground } from './ground.js';

/** What a trainer shows: the scenarios, and the hands by which their steps move the real workbench. */
export function createTrainingDesk(
  ground: Ground,
  serviceTray: ReturnType<typeof createServiceTray>,
  consultation: ReturnType<typeof createConsultation>,
) {
  const { options, training, county, path, clock, identity, workspace, context, access, drafts, openClient } = ground;
  const { log } = options;
  return createTraining({
    folder: training && county.training?.as === 'invented' ? path(county.training.scenarios) : undefined,
    startBeside: county.training === undefined ? undefined : options.startTraining,
    hands: {
      client: openClient,
      openClient: context.open,
      closeClient: context.closeClient,
      access: access.state,
      choosePurpose: access.choosePurpose,
    },
    session: identity.session,
    tray: serviceTray.tray,
    consultations: consultation.live,
    notes: {
      length: (client) =>
        drafts
          .list(client)
          .find(({ kind }) => kind === 'note')
          ?.text.trim().length ?? 0,
      subscribe: drafts.onSave,
    },
    clearWork() {
      drafts.clear();
      serviceTray.clear();
      for (const { reference } of context.live.get().parked) context.unpark(reference);
      workspace.resetLayouts();
    },
    clock,
    log,
  });
}
