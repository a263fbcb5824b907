import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.js';
import { StateText } from '../../../../ui/parts.js';
import { useWorkbench } from '../../../../ui/workbench.js';
import type { NowShown } from '../use-training.js';
import { adviceOf } from './target.js';

/** On which screens the step's target is highlighted; where it is on none, what to do. */
export function Where({ now: { show, step, visible } }: { now: NowShown }) {
  const { t } = useTranslation('trainingLater');
  const { client } = useWorkbench();
  const targets = step.show?.targets ?? [];
  const [first] = targets;
  if (first === undefined) return null;
  const screens = visible
    .filter((one) => one.targets.some((target) => targets.includes(target)))
    .map(({ screen }) => screen)
    .toSorted();
  if (screens.length > 0)
    return (
      <section data-target="visible">
        <StateText icon="eye" color="text-2">
          {t('target.visible', { screens: screens.join(', ') })}
        </StateText>
      </section>
    );
  return (
    <section className="tr-missing" data-target="missing" role="status">
      <StateText icon="warnf" color="caution">
        <b>{t('target.missing')}</b> {t(`target.advice.${adviceOf(first)}`)}
      </StateText>
      <Button variant="outlined" onClick={() => void client.training.go({ step: show.step })}>
        {t('target.prepare')}
      </Button>
    </section>
  );
}
