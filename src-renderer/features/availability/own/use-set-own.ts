import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnStateInput } from '#shared/availability.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** Sets one's own state by hand or takes it back, and says when the hub could not be told. */
export function useSetOwn() {
  const { t } = useTranslation('availability');
  const { client } = useWorkbench();
  const [refused, setRefused] = useState(false);
  const run = (told: Promise<{ accepted: boolean }>): Promise<boolean> =>
    told
      .catch(() => ({ accepted: false }))
      .then(({ accepted }) => {
        setRefused(!accepted);
        return accepted;
      });
  return {
    problem: refused ? t('ownRefused') : undefined,
    set: (input: OwnStateInput) => run(client.availability.setOwn(input)),
    takeBack: () => run(client.availability.takeBackOwn()),
  };
}
