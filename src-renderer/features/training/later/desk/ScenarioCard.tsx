import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario, Show } from '#shared/training.js';
import { Button } from '../../../../ui/button.js';
import { Icon } from '../../../../ui/icon.js';
import { Tag } from '../../../../ui/parts.js';
import { useLoaded } from '../../../../ui/use-loaded.js';
import { useWords } from '../use-words.js';

const loadHandout = () => import('./Handout.js');

/** One scenario: for whom, how long, and what can be done with it. */
export function ScenarioCard({
  scenario,
  left,
  onStart,
  onGoOn,
  onPractise,
}: {
  scenario: Scenario;
  /** The show of it that was left. */
  left: Show | undefined;
  onStart: () => void;
  onGoOn: (step: number) => void;
  onPractise: () => void;
}) {
  const { t } = useTranslation('trainingLater');
  const { say, langOf } = useWords();
  const [printing, setPrinting] = useState(false);
  const Handout = useLoaded(loadHandout);
  const name = say(scenario.title);
  return (
    <li className="tr-card" data-scenario={scenario.id} lang={langOf(scenario.title)}>
      <h2>{name}</h2>
      <p>{say(scenario.summary)}</p>
      <div className="tr-card-facts">
        <Tag icon="clock">{t('desk.minutes', { minutes: scenario.minutes })}</Tag>
        <Tag icon="doc">{t('desk.steps', { count: scenario.steps.length })}</Tag>
        <Tag icon="people">{say(scenario.audience)}</Tag>
      </div>
      {left !== undefined && (
        <p className="tr-card-left">
          <Icon name="pause" size={14} color="accent" />
          {t('desk.left', { step: left.step + 1, count: scenario.steps.length })}
        </p>
      )}
      <div className="tr-card-ways">
        {left === undefined ? (
          <Button variant="contained" onClick={onStart} aria-label={t('desk.startOf', { name })}>
            {t('desk.start')}
          </Button>
        ) : (
          <>
            <Button variant="contained" onClick={() => onGoOn(left.step)} aria-label={t('desk.goOnOf', { name })}>
              {t('desk.goOn')}
            </Button>
            <Button variant="outlined" onClick={onStart} aria-label={t('desk.startOf', { name })}>
              {t('desk.startAnew')}
            </Button>
          </>
        )}
        <Button
          variant="outlined"
          onClick={onPractise}
          startIcon={<Icon name="pen" size={14} />}
          aria-label={t('desk.practiseOf', { name })}
        >
          {t('desk.practise')}
        </Button>
        <Button
          variant="outlined"
          onClick={() => setPrinting(true)}
          startIcon={<Icon name="print" size={14} />}
          aria-label={t('desk.handoutOf', { name })}
        >
          {t('desk.handout')}
        </Button>
      </div>
      {printing && Handout !== undefined && <Handout scenario={scenario} onDone={() => setPrinting(false)} />}
    </li>
  );
}
