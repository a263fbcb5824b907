import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Fitting } from '#shared/assessment.js';
import { useWorkbench } from '../../ui/workbench.js';

const none: readonly Fitting[] = [];

/** Forms that fit the reason of the contact at hand, the fittest first; asked anew as the reason is written. In memory only. */
export function useFitting(version: number): readonly Fitting[] {
  const { client, orpc } = useWorkbench();
  const contact = useQuery(orpc.desk.watch.experimental_liveOptions({ retry: true })).data?.active;
  const about = contact === undefined ? '' : [contact.id, contact.register, contact.reason].join(' ');
  const [found, setFound] = useState({ version, fitting: none });
  useEffect(() => {
    let wanted = true;
    client.assessment.fitting({ version }).then(
      (fitting) => wanted && setFound({ version, fitting }),
      // Support only: without it the forms stand as they are.
      () => wanted && setFound({ version, fitting: none }),
    );
    return () => {
      wanted = false;
    };
  }, [client, version, about]);
  return found.version === version ? found.fitting : none;
}
