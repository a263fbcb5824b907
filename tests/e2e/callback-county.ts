import type { RunningWorkbench } from '../lib/demo.js';
import { startChangedCounty } from './changed-county.js';

/**
 * The demo county, but SosiaaliLC is called by the context manager (CCOW ContextParticipant) instead of asking it: then it
 * is surveyed before a change.
 */
export const startCallbackCounty = (): Promise<RunningWorkbench> =>
  startChangedCounty((tools) =>
    tools.map((tool) =>
      tool.id === 'sosiaalilc' ? { ...tool, url: `${tool.url}&ccow.notify=callback`, ccow: { profile: 'ccow' } } : tool,
    ),
  );
