import { useCallback, useEffect, useState } from 'react';
import type { Tool } from '#shared/tools.js';
import { type WorkbenchClient, useWorkbench } from '../../ui/workbench.js';

/** How far the opening of an embedded tool has come. */
export type Launched =
  | { as: 'starting' | 'failed' | 'view' }
  | { as: 'frame'; url: string }
  /** Its page comes from the core at each change of client. */
  | { as: 'followed' }
  | { as: 'unavailable'; reason: 'signedOut' | 'unknownTool' | 'notForThisHost' };

export interface Launch {
  state: Launched;
  /** Names this launch, so that a frame is made anew at each. */
  key: string;
  /** Opens the tool anew: a fresh address is asked each time. */
  again: () => void;
}

async function launch(client: WorkbenchClient, toolId: string): Promise<Launched> {
  try {
    const launched = await client.tools.launch({ toolId });
    return launched.as === 'window' ? { as: 'failed' } : launched;
  } catch {
    return { as: 'failed' };
  }
}

/**
 * The launch of an embedded tool, one for each attempt of its view. The first does not wait for the core to number it.
 * @param attempt of the view; undefined = the core has none yet
 */
export function useLaunch(tool: Tool, attempt: number | undefined): Launch {
  const { client } = useWorkbench();
  const toolId = tool.id;
  const [first, setFirst] = useState<number>();
  if (attempt !== undefined && first === undefined) setFirst(attempt);
  const [asked, setAsked] = useState(0);
  const key = `${attempt === first ? '' : (attempt ?? '')} ${asked}`;
  const [result, setResult] = useState<{ key: string; launched: Launched }>();
  const wanted = tool.kind === 'embedded';
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const run = async () => {
      const launched = await launch(client, toolId);
      if (current) setResult({ key, launched });
    };
    void run();
    return () => {
      current = false;
    };
  }, [client, key, toolId, wanted]);
  const state: Launched = result?.key === key ? result.launched : { as: 'starting' };
  const unanswered = state.as === 'failed' || state.as === 'unavailable';
  const again = useCallback(() => {
    const askAnew = () => setAsked((last) => last + 1);
    if (unanswered) askAnew();
    client.tools.retry({ toolId }).catch(askAnew);
  }, [client, toolId, unanswered]);
  return { state, key, again };
}
