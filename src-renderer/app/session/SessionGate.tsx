import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { assertNever } from '#shared/assert-never.js';
import type { Professional } from '#shared/identity.js';
import { useLoaded } from '../../ui/use-loaded.js';
import { useWorkbench } from '../../ui/workbench.js';
import { leave } from './leave.js';
import type { LockedProps } from './Locked.js';
import type { SignInProps } from './SignIn.js';

const loadSignIn = () => import('./SignIn.js');
const loadLocked = () => import('./Locked.js');
const loadDesktop = () => import('../desktop/Desktop.js');

/**
 * Shows the work area to a signed-in professional, and to anyone else the page that leads to it. Both windows follow it.
 */
export function SessionGate() {
  const { client, orpc } = useWorkbench();
  const queryClient = useQueryClient();
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  const closed = session?.state === 'signedOut' || session?.state === 'locked';
  useEffect(() => {
    // Nothing that the professional saw stays in memory.
    if (closed) queryClient.removeQueries({ type: 'inactive' });
  }, [closed, queryClient]);
  if (session === undefined) return null;
  switch (session.state) {
    case 'signedOut':
      return <SignInPage failure={session.failure} uncleared={session.uncleared} busy={false} />;
    case 'signingIn':
      return <SignInPage failure={undefined} busy />;
    case 'locked':
      return <LockedPage {...session} onSignOut={() => void leave(client)} />;
    case 'signedIn':
      return <WorkArea professional={session.professional} />;
    default:
      return assertNever(session);
  }
}

function SignInPage(props: SignInProps) {
  const SignIn = useLoaded(loadSignIn);
  return SignIn === undefined ? null : <SignIn {...props} />;
}

function LockedPage(props: LockedProps) {
  const Locked = useLoaded(loadLocked);
  return Locked === undefined ? null : <Locked {...props} />;
}

function WorkArea({ professional }: { professional: Professional }) {
  const Desktop = useLoaded(loadDesktop);
  return Desktop === undefined ? null : <Desktop professional={professional} />;
}
