import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy } from 'react';
import { PaneHeader } from '../../ui/pane.js';
import { useWorkbench } from '../../ui/workbench.js';
import { useEdition } from './use-edition.js';

const AuthoringLink = lazy(() => import('./authoring/AuthoringLink.js'));
const RefusedNotice = lazy(() => import('./authoring/RefusedNotice.js'));

/** Fetches what the county publishes; for those who write or approve, the way there. Loads nothing more for others. */
export function AuthoringHead() {
  const { orpc } = useWorkbench();
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  const refused = useEdition();
  const hasDuty = session?.state === 'signedIn' && session.professional.duties !== undefined;
  return (
    <>
      {hasDuty && (
        <PaneHeader>
          <Suspense fallback={null}>
            <AuthoringLink />
          </Suspense>
        </PaneHeader>
      )}
      {refused && (
        <Suspense fallback={null}>
          <RefusedNotice />
        </Suspense>
      )}
    </>
  );
}
