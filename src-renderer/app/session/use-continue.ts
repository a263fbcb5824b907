import { useState } from 'react';
import { useWorkbench } from '../../ui/workbench.js';
import { useAbout } from '../use-workspace.js';

/**
 * One click before the session ends. The sign-in goes on in a window of its own, so that this one, its tools and what is
 * open in them stay as they are; a browser that opens none takes this window there and back.
 */
export function useContinue() {
  const { client } = useWorkbench();
  const opensItself = useAbout()?.capabilities.host === 'electron';
  const [state, setState] = useState<'idle' | 'elsewhere' | 'failed'>('idle');
  const go = async () => {
    // At once, while the browser still takes it for the professional's own wish.
    const beside = opensItself ? null : window.open('', 'tyopoyta-sign-in', 'popup,width=520,height=720');
    try {
      const { navigateTo } = await client.identity.continue();
      if (navigateTo === undefined) beside?.close();
      else if (beside === null) window.location.assign(navigateTo);
      else beside.location.assign(navigateTo);
      setState(navigateTo === undefined && !opensItself ? 'failed' : 'elsewhere');
    } catch {
      beside?.close();
      setState('failed');
    }
  };
  return { goOn: () => void go(), state };
}
