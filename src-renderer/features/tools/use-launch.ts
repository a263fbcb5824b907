import { useCallback, useEffect, useState } from 'react';
import type { Tool } from '#shared/tools.js';
import { type WorkbenchClient, useWorkbench } from '../../ui/workbench.js';

/** How far the opening of a tool has come. `attempt` names it, so that a frame is made anew at each. */
export type Launched =
  | { as: 'idle' | 'starting' | 'failed' | 'view' | 'windowOpened' }
  | { as: 'frame'; url: string; attempt: number }
  /** Its page comes from the core at each change of client. */
  | { as: 'followed'; toolId: string; attempt: number }
  | { as: 'unavailable'; reason: 'signedOut' | 'unknownTool' | 'notForThisHost' };

export interface Launch {
  state: Launched;
  /** Opens the tool anew: a fresh address is asked each time. */
  again: () => void;
}

async function launch(
  client: WorkbenchClient,
  toolId: string,
  attempt: number,
  current: () => boolean,
): Promise<Launched> {
  try {
    const launched = await client.tools.launch({ toolId });
    if (launched.as === 'frame') return { as: launched.as, url: launched.url, attempt };
    if (launched.as === 'followed') return { as: launched.as, toolId, attempt };
    if (launched.as !== 'window') return launched;
    // With `noopener` the browser tells nothing of the window; the professional sees whether it came.
    if (current()) window.open(launched.url, '_blank', 'noopener,noreferrer');
    return { as: 'windowOpened' };
  } catch {
    return { as: 'failed' };
  }
}

/** Opens a tool: an embedded one at once, one with its own window when asked. */
export function useLaunch(tool: Tool): Launch {
  const { client } = useWorkbench();
  const [attempt, setAttempt] = useState(tool.kind === 'embedded' ? 1 : 0);
  const [result, setResult] = useState<{ attempt: number; launched: Launched }>();
  const toolId = tool.id;
  useEffect(() => {
    if (attempt === 0) return;
    let current = true;
    const run = async () => {
      const launched = await launch(client, toolId, attempt, () => current);
      if (current) setResult({ attempt, launched });
    };
    void run();
    return () => {
      current = false;
    };
  }, [attempt, client, toolId]);
  const again = useCallback(() => setAttempt((last) => last + 1), []);
  if (attempt === 0) return { state: { as: 'idle' }, again };
  return { state: result?.attempt === attempt ? result.launched : { as: 'starting' }, again };
}
