import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.js';
import { Icon } from '../../../../ui/icon.js';
import { Notice } from '../../../../ui/parts.js';
import { useWorkbench } from '../../../../ui/workbench.js';
import { useLoaded } from '../../../../ui/use-loaded.js';
import type { Training } from '../use-training.js';
import { Problems } from './Problems.js';
import { ScenarioCard } from './ScenarioCard.js';
import './desk.css';

const loadPractice = () => import('./Practice.js');

/** What lies under the desk is out of reach; the top bar stays: language, lock and sign-out are always at hand. */
function useUnder(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const under = [...(root.current?.parentElement?.children ?? [])].filter(
      (one): one is HTMLElement => one instanceof HTMLElement && one !== root.current && !one.matches('.tp-top'),
    );
    for (const one of under) one.inert = true;
    return () => {
      for (const one of under) one.inert = false;
    };
  }, [root]);
}

/** The trainer's desk on screen 1: scenarios to show, to practise, and to hand out. */
export function Desk({ training, onClose }: { training: Training; onClose: () => void }) {
  const { t } = useTranslation('trainingLater');
  const { client } = useWorkbench();
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [practising, setPractising] = useState<string>();
  const Practice = useLoaded(loadPractice);
  useUnder(root);
  useEffect(() => heading.current?.focus(), [practising]);
  const { scenarios, problems, left, known } = training;
  const practice = scenarios.find(({ id }) => id === practising);
  return (
    <div ref={root} className="tr-desk" role="region" aria-label={t('desk.title')}>
      {practice !== undefined && Practice !== undefined ? (
        <Practice scenario={practice} onBack={() => setPractising(undefined)} />
      ) : (
        <>
          <header className="tr-desk-head">
            <div>
              <h1 ref={heading} tabIndex={-1}>
                {t('desk.title')}
              </h1>
              <p>{t('desk.detail')}</p>
            </div>
            <span className="tp-grow" />
            <Button variant="outlined" onClick={onClose} startIcon={<Icon name="screens" size={14} />}>
              {t('desk.toWork')}
            </Button>
          </header>
          {!known && <Notice kind="loading" title={t('common:loading')} />}
          {known && scenarios.length === 0 && (
            <Notice kind="empty" title={t('desk.none')} detail={t('desk.noneDetail')} />
          )}
          <ul className="tr-cards">
            {scenarios.map((scenario) => (
              <ScenarioCard
                key={scenario.id}
                scenario={scenario}
                left={left?.scenario === scenario.id ? left : undefined}
                onStart={() => void client.training.start({ scenario: scenario.id })}
                onGoOn={(step) => void client.training.go({ step })}
                onPractise={() => setPractising(scenario.id)}
              />
            ))}
          </ul>
          <Problems problems={problems} />
        </>
      )}
    </div>
  );
}
