import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useSendIntent } from '../../../ui/intents.js';
import { useWorkbench } from '../../../ui/workbench.js';

/**
 * From the request that was taken to the contact on the desk. It is turned to there, and its client opened by the desk, on the
 * professional's own reason.
 */
export function OpenContact({ id }: { id: string }) {
  const { t } = useTranslation('consultationLater');
  const { client, orpc } = useWorkbench();
  const send = useSendIntent();
  const desk = useQuery(orpc.desk.watch.experimental_liveOptions({ retry: true })).data;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (desk === undefined) return null;
  const here = desk.active?.id === id;
  const waits = desk.waiting.some((one) => one.id === id) || desk.opening === id;
  const open = async () => {
    setProblem(undefined);
    if (!here) {
      setBusy(true);
      const result = await client.desk.resume({ id }).catch(() => undefined);
      setBusy(false);
      if (result === undefined) return setProblem(t('problem.coreSilent'));
      if (result.kind === 'refused') return setProblem(t(`deskLater:refused.${result.why}`));
    }
    send({ do: 'showPane', paneId: 'desk' });
  };
  return (
    <div className="co-contact-open">
      <Icon name="phone" />
      <span>
        {t(here ? 'contact.here' : waits ? 'contact.waits' : 'contact.closedHere')}
        {problem !== undefined && <span className="co-lack"> {problem}</span>}
      </span>
      {(here || waits) && (
        <Button
          variant="contained"
          disabled={busy}
          onClick={() => void open()}
          startIcon={<Icon name="right" size={14} />}
        >
          {t('contact.open')}
        </Button>
      )}
    </div>
  );
}
