import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnStanding } from '#shared/availability.js';
import { PRECEDENCE } from '#shared/presence-rule.js';
import { StateCell } from '../../../ui/colleagues/StateCell.js';
import { useToday } from '../../../ui/colleagues/use-today.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useSetOwn } from './use-set-own.js';
import { stepOf } from './step-of.js';

/** What others see of the professional now, which layer decided it, and the rule of which goes before which. */
export function SeenByOthers({ own: { seen, by, hand, idleSince } }: { own: OwnStanding }) {
  const { t, i18n } = useTranslation('availabilityLater');
  const today = useToday();
  const [ruleShown, setRuleShown] = useState(false);
  const { problem, takeBack } = useSetOwn();
  const step = stepOf(by, seen);
  return (
    <section className="av-own-part">
      <h3>{t('own.seen')}</h3>
      <div className="av-own-seen">
        {seen === undefined ? <span>{t('own.unseen')}</span> : <StateCell presence={seen} today={today} />}
        {seen?.note !== undefined && <q>{seen.note}</q>}
        <span className="tp-grow">{step === undefined ? t('own.byNothing') : t(`own.step.${step}`)}</span>
        <Button aria-expanded={ruleShown} onClick={() => setRuleShown(!ruleShown)} startIcon={<Icon name="info" />}>
          {t('ranking.grounds')}
        </Button>
      </div>
      {idleSince !== undefined && (
        <p className="av-own-idle">
          <Icon name="clock" size={14} /> {t('own.idle', { time: formatTime(idleSince, languageOf(i18n.language)) })}
        </p>
      )}
      {ruleShown && (
        <ol className="av-own-rule">
          {PRECEDENCE.map((one) => (
            <li key={one} aria-current={one === step ? 'true' : undefined}>
              {t(`own.step.${one}`)}
              {one === step && (
                <b>
                  {' '}
                  <Icon name="check" size={12} /> {t('own.now')}
                </b>
              )}
            </li>
          ))}
        </ol>
      )}
      {hand !== undefined && (
        <p>
          <Button variant="outlined" onClick={() => void takeBack()} startIcon={<Icon name="back" />}>
            {t('own.takeBack')}
          </Button>{' '}
          <span className="tp-weak">{t('own.takeBackMeans')}</span>
        </p>
      )}
      <output className="av-own-problem">{problem}</output>
    </section>
  );
}
