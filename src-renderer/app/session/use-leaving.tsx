import { type ReactNode, useCallback, useState } from 'react';
import { useLater } from '../../ui/use-later.js';
import { useWorkbench } from '../../ui/workbench.js';
import { type Leaving, type Unfinished, leave, unfinishedOf } from './leave.js';
import type { LeaveWarningProps } from './LeaveWarning.js';

const loadWarning = () => import('./LeaveWarning.js');

function Warning(props: LeaveWarningProps) {
  const Loaded = useLater(loadWarning, 'sessionLater');
  return Loaded === undefined ? null : <Loaded {...props} />;
}

/** Leaving, with a question first where something that the professional has done would be lost. */
export function useLeaving(): { go: (how: Leaving) => void; warning: ReactNode } {
  const { client } = useWorkbench();
  const [asking, setAsking] = useState<{ how: Leaving; work: Unfinished }>();
  const go = useCallback(
    (how: Leaving) =>
      void unfinishedOf(client, how).then((work) =>
        work === undefined ? void leave(client, how) : setAsking({ how, work }),
      ),
    [client],
  );
  const warning =
    asking === undefined ? null : (
      <Warning
        work={asking.work}
        onStay={() => setAsking(undefined)}
        onLeave={() => {
          setAsking(undefined);
          void leave(client, asking.how);
        }}
      />
    );
  return { go, warning };
}
