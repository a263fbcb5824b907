import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.js';
import { Icon } from '../../../../ui/icon.js';
import { StateText } from '../../../../ui/parts.js';
import { useWorkbench } from '../../../../ui/workbench.js';
import type { NowShown } from '../use-training.js';
import { useWords } from '../use-words.js';
import { Reached } from './Reached.js';
import { Timer } from './Timer.js';
import { Where } from './Where.js';
import { useStepFocus } from './use-step-focus.js';
import './notes.css';

/** Screen 1: what the trainer says, asks and expects, what comes next, and the ways to steer the show. */
export function Notes({ now }: { now: NowShown }) {
  const { t } = useTranslation('trainingLater');
  const { client } = useWorkbench();
  const { say, langOf } = useWords();
  const { show, scenario, step } = now;
  const heading = useStepFocus(show);
  const { training } = client;
  const next = scenario.steps[show.step + 1];
  const count = scenario.steps.length;
  return (
    <aside className="tr-notes" aria-label={t('notes.title')} lang={langOf(step.title)}>
      <header>
        <h2>{say(scenario.title)}</h2>
        <Timer startedAt={show.startedAt} minutes={scenario.minutes} />
      </header>
      <label className="tr-notes-jump">
        <span>{t('show.progress', { step: show.step + 1, count })}</span>
        <select value={show.step} onChange={({ target }) => void training.go({ step: Number(target.value) })}>
          {scenario.steps.map((one, at) => (
            <option key={one.title.fi} value={at}>
              {`${at + 1}. ${say(one.title)}${show.reached.includes(at) ? ' ✓' : ''}`}
            </option>
          ))}
        </select>
      </label>
      <div className="tr-notes-body">
        <h3 ref={heading} tabIndex={-1}>
          {say(step.title)}
        </h3>
        <p className="tr-notes-say">{say(step.say)}</p>
        {step.ask !== undefined && (
          <section>
            <h4>
              <Icon name="chat" size={14} color="brand" /> {t('notes.ask')}
            </h4>
            <p>{say(step.ask)}</p>
          </section>
        )}
        <section>
          <h4>
            <Icon name="check" size={14} color="available" /> {t('notes.expected')}
            <StateText icon="eye" color={show.revealed ? 'available' : 'text-3'}>
              {t(show.revealed ? 'notes.shown' : 'notes.covered')}
            </StateText>
          </h4>
          <p>{say(step.expected)}</p>
        </section>
        <Reached now={now} />
        <Where now={now} />
      </div>
      <footer>
        <p className="tr-notes-next">
          {next === undefined ? t('notes.last') : t('notes.next', { title: say(next.title) })}
        </p>
        <div className="tr-notes-ways">
          <Button
            variant="outlined"
            disabled={show.step === 0}
            onClick={() => void training.go({ step: show.step - 1 })}
          >
            <kbd>←</kbd> {t('notes.back')}
          </Button>
          <Button variant="outlined" onClick={() => void training.reveal({ revealed: !show.revealed })}>
            {t(show.revealed ? 'notes.cover' : 'notes.reveal')} <kbd>{t('notes.space')}</kbd>
          </Button>
          <Button
            variant="contained"
            disabled={next === undefined}
            onClick={() => void training.go({ step: show.step + 1 })}
          >
            {t('notes.on')} <kbd>→</kbd>
          </Button>
        </div>
        <div className="tr-notes-ways">
          <Button onClick={() => void training.reset()} startIcon={<Icon name="back" size={14} />}>
            {t('notes.reset')}
          </Button>
          <span className="tp-grow" />
          <Button onClick={() => void training.leave()}>
            {t('notes.leave')} <kbd>Esc</kbd>
          </Button>
        </div>
      </footer>
    </aside>
  );
}
