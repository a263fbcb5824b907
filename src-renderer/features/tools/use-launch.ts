import { useCallback, useEffect, useState } from 'react';
import type { Tool } from '#shared/tools.js';
import { useWorkbench } from '../../ui/workbench.js';

type Reason = 'signedOut' | 'unknownTool' | 'notForThisHost';

/** How far the opening of a tool has come. `attempt` names it, so that a frame is made anew at each. */
export type Launched =
  | { as: 'idle' | 'starting' | 'failed' | 'view' | 'windowOpened' }
  | { as: 'frame'; url: string; attempt: number }
  | { as: 'unavailable'; reason: Reason };

export interface Launch {
  state: Launched;
  /** Opens the tool anew: a fresh address is asked each time. */
  again: () => void;
}

/** Opens a tool: an embedded one at once, one with its own window when asked. */
export function useLaunch(tool: Tool): Launch {
  const { client } = useWorkbench();
  const [state, setState] = useState<Launched>({ as: 'idle' });
  const [attempt, setAttempt] = useState(tool.kind === 'embedded' ? 1 : 0);
  const toolId = tool.id;
  useEffect(() => {
    if (attempt === 0) return;
    let current = true;
    setState({ as: 'starting' });
    client.tools.launch({ toolId }).then(
      (launched) => {
        if (!current) return;
        if (launched.as === 'frame') setState({ as: 'frame', url: launched.url, attempt });
        else if (launched.as === 'window') {
          // With `noopener` the browser tells nothing of the window; the professional sees whether it came.
          window.open(launched.url, '_blank', 'noopener,noreferrer');
          setState({ as: 'windowOpened' });
        } else if (launched.as === 'view') setState({ as: 'view' });
        else setState({ as: 'unavailable', reason: launched.reason });
      },
      () => {
        if (current) setState({ as: 'failed' });
      },
    );
    return () => {
      current = false;
    };
  }, [attempt, client, toolId]);
  return { state, again: useCallback(() => setAttempt((last) => last + 1), []) };
}
