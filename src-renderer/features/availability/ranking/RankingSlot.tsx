import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { useClientContext } from '../../../ui/workbench.js';
import { WhoCanTake } from '../later.js';
import type { WhoCanTakeProps } from './WhoCanTake.js';

/**
 * The place of "Kuka voi ottaa tämän nyt" above the list: open while a client is, one line otherwise; the professional's own
 * choice holds until the client changes.
 */
export function RankingSlot(props: Omit<WhoCanTakeProps, 'onFold'>) {
  const { t } = useTranslation('availability');
  const client = useClientContext()?.active?.reference;
  const [chosen, setChosen] = useState<{ open: boolean; client: string | undefined }>();
  const open = chosen !== undefined && chosen.client === client ? chosen.open : client !== undefined;
  if (open) return <WhoCanTake {...props} onFold={() => setChosen({ open: false, client })} />;
  return (
    <button
      type="button"
      className="av-ranking-closed"
      aria-expanded={false}
      onClick={() => setChosen({ open: true, client })}
    >
      <Icon name="right" size={12} />
      {t('whoCanTake')}
    </button>
  );
}
