import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { assertNever } from '#shared/assert-never.js';
import type { Professional } from '#shared/identity.js';
import { useLoaded } from '../../ui/use-loaded.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { SignInProps } from './SignIn.js';

const loadSignIn = () => import('./SignIn.js');
const loadDesktop = () => import('../desktop/Desktop.js');

/** Shows the work area to a signed-in professional and the sign-in page to anyone else. Both windows follow it. */
export function SessionGate() {
  const { orpc } = useWorkbench();
  const queryClient = useQueryClient();
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  const signedOut = session?.state === 'signedOut';
  useEffect(() => {
    // Nothing that the former professional saw stays in memory.
    if (signedOut) queryClient.removeQueries({ type: 'inactive' });
  }, [signedOut, queryClient]);
  if (session === undefined) return null;
  switch (session.state) {
    case 'signedOut':
      return <SignInPage failure={session.failure} busy={false} />;
    case 'signingIn':
      return <SignInPage failure={undefined} busy />;
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

function WorkArea({ professional }: { professional: Professional }) {
  const Desktop = useLoaded(loadDesktop);
  return Desktop === undefined ? null : <Desktop professional={professional} />;
}
