import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { assertNever } from '#shared/assert-never.js';
import type { Session } from '#shared/identity.js';
import { useLater } from '../../ui/use-later.js';
import { useLoaded } from '../../ui/use-loaded.js';
import { useWorkbench } from '../../ui/workbench.js';
import { leave } from './leave.js';
import type { ComingProps } from './Coming.js';
import type { LockedProps } from './Locked.js';
import type { SignInProps } from './SignIn.js';

const loadSignIn = () => import('./SignIn.js');
const loadLocked = () => import('./Locked.js');
const loadComing = () => import('./Coming.js');
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
      return <SignInPage {...session} failure={session.failure} busy={false} />;
    case 'signingIn':
      return <SignInPage failure={undefined} busy />;
    case 'locked':
      return <LockedPage session={session} onSwitchUser={() => void leave(client, 'switchUser')} />;
    case 'signedIn':
      return <WorkArea session={session} />;
    default:
      return assertNever(session);
  }
}

function SignInPage(props: SignInProps) {
  const SignIn = useLoaded(loadSignIn);
  return SignIn === undefined ? null : <SignIn {...props} />;
}

function LockedPage(props: LockedProps) {
  const Locked = useLater(loadLocked, 'sessionLater');
  return Locked === undefined ? null : <Locked {...props} />;
}

function WorkArea({ session }: { session: Extract<Session, { state: 'signedIn' }> }) {
  const { client } = useWorkbench();
  const Desktop = useLoaded(loadDesktop);
  const { professional, endsAt, locksAt } = session;
  useEffect(() => {
    let stop: (() => void) | undefined;
    const begun = new AbortController();
    void import('./watch-presence.js').then(({ watchPresence }) => {
      if (!begun.signal.aborted) stop = watchPresence(window, () => void client.identity.present());
    });
    return () => {
      begun.abort();
      stop?.();
    };
  }, [client]);
  if (Desktop === undefined) return null;
  return (
    <div className="tp-session">
      {(endsAt !== undefined || locksAt !== undefined) && <ComingStrip endsAt={endsAt} locksAt={locksAt} />}
      <Desktop professional={professional} />
    </div>
  );
}

function ComingStrip(props: ComingProps) {
  const Coming = useLater(loadComing, 'sessionLater');
  return Coming === undefined ? null : <Coming {...props} />;
}
