import { useTranslation } from 'react-i18next';
import { StateText } from '../../../../ui/parts.js';
import type { NowShown } from '../use-training.js';

/** Whether the step's checkpoint has been reached: the workbench sees it by itself. */
export function Reached({ now: { show, step } }: { now: NowShown }) {
  const { t } = useTranslation('trainingLater');
  if (step.checkpoint === undefined) return null;
  const reached = show.reached.includes(show.step);
  return (
    <section className="tr-reached" data-reached={reached} role="status">
      <StateText icon={reached ? 'ok' : 'unknown'} color={reached ? 'available' : 'text-2'}>
        <b>{t(reached ? 'checkpoint.reached' : 'checkpoint.waits')}</b> {t(`checkpoint.${step.checkpoint.when}`)}
      </StateText>
    </section>
  );
}
