import { useState } from 'react';
import { useWorkbench } from '../../ui/workbench.js';

/** Goes to the identity provider: to sign in, or to unlock. */
export function useSignIn() {
  const { client } = useWorkbench();
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle');
  const go = async () => {
    setState('leaving');
    try {
      const { navigateTo } = await client.identity.signIn();
      if (navigateTo === undefined) setState('idle');
      else window.location.assign(navigateTo);
    } catch {
      setState('failed');
    }
  };
  return { signIn: () => void go(), leaving: state === 'leaving', coreSilent: state === 'failed' };
}
