import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '#shared/training.js';
import { Button } from '../../../../ui/button.js';
import { Icon } from '../../../../ui/icon.js';
import { useLoaded } from '../../../../ui/use-loaded.js';
import { useWords } from '../use-words.js';
import { CheckList } from './CheckList.js';

const loadHandout = () => import('./Handout.js');

/** Fewer characters are not an entry yet: the model would take the place of thinking. */
const LEAST = 40;

/**
 * Practice: the learner writes an entry of the case, then sees the model beside it and goes through a list. Nothing is kept:
 * leaving this page forgets it, unless it is copied or printed.
 */
export default function Practice({ scenario, onBack }: { scenario: Scenario; onBack: () => void }) {
  const { t } = useTranslation('trainingLater');
  const { say, langOf } = useWords();
  const { task, model, check } = scenario.practice;
  const [text, setText] = useState('');
  const [compared, setCompared] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [copied, setCopied] = useState<'copied' | 'copyFailed'>();
  const [printing, setPrinting] = useState(false);
  const Handout = useLoaded(loadHandout);
  const lacking = Math.max(0, LEAST - text.trim().length);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    );
  return (
    <section className="tr-practice" aria-label={t('practice.title')} lang={langOf(task)}>
      <header className="tr-desk-head">
        <div>
          <h1 tabIndex={-1}>{t('practice.of', { name: say(scenario.title) })}</h1>
          <p>{t('practice.detail')}</p>
        </div>
        <span className="tp-grow" />
        <Button variant="outlined" onClick={onBack} startIcon={<Icon name="back" size={14} />}>
          {t('practice.back')}
        </Button>
      </header>
      <p className="tr-practice-task">{say(task)}</p>
      <div className={compared ? 'tr-practice-columns tr-practice-compared' : 'tr-practice-columns'}>
        <label className="tr-practice-own">
          <b>{t('practice.own')}</b>
          <textarea
            value={text}
            autoComplete="off"
            spellCheck={false}
            maxLength={8000}
            placeholder={t('practice.placeholder')}
            onChange={({ target }) => {
              setText(target.value);
              setCopied(undefined);
            }}
          />
        </label>
        {compared && (
          <div className="tr-practice-model" role="region" aria-label={t('practice.model')}>
            <b>{t('practice.model')}</b>
            <p>{say(model)}</p>
          </div>
        )}
        {compared && (
          <CheckList
            lines={check.map(say)}
            ticked={ticked}
            onTick={(at) =>
              setTicked((before) =>
                before.has(at) ? new Set([...before].filter((one) => one !== at)) : new Set([...before, at]),
              )
            }
          />
        )}
      </div>
      <div className="tr-card-ways">
        {!compared && (
          <Button variant="contained" disabled={lacking > 0} onClick={() => setCompared(true)}>
            {t('practice.compare')}
          </Button>
        )}
        <Button
          variant="outlined"
          disabled={text === ''}
          onClick={() => void copy()}
          startIcon={<Icon name="doc" size={14} />}
        >
          {t('practice.copy')}
        </Button>
        <Button variant="outlined" onClick={() => setPrinting(true)} startIcon={<Icon name="print" size={14} />}>
          {t('practice.print')}
        </Button>
        {(text !== '' || compared) && (
          <Button
            onClick={() => {
              setText('');
              setCompared(false);
              setTicked(new Set());
              setCopied(undefined);
            }}
          >
            {t('practice.again')}
          </Button>
        )}
        <output className="tp-weak">
          {copied !== undefined ? t(`practice.${copied}`) : !compared && lacking > 0 ? t('practice.lacking') : ''}
        </output>
      </div>
      {printing && Handout !== undefined && (
        <Handout scenario={scenario} own={text} ticked={ticked} onDone={() => setPrinting(false)} />
      )}
    </section>
  );
}
