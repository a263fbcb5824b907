import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.js';
import type { NowShown } from '../use-training.js';
import { useWords } from '../use-words.js';
import { useStepFocus } from './use-step-focus.js';
import './big-screen.css';

/** Screen 2: one step at a time, in type that is read from the back of the room. */
export function BigScreen({ now: { show, scenario, step } }: { now: NowShown }) {
  const { t } = useTranslation('trainingLater');
  const { say, langOf } = useWords();
  const heading = useStepFocus(show);
  const count = scenario.steps.length;
  return (
    <aside className="tr-big" aria-label={t('show.screen')} lang={langOf(step.title)}>
      <header>
        <span>{say(scenario.title)}</span>
        <b>{t('show.progress', { step: show.step + 1, count })}</b>
      </header>
      {/* Said aloud by a reader when the step changes. */}
      <div className="tr-big-step" role="status">
        <h2 ref={heading} tabIndex={-1}>
          {say(step.title)}
        </h2>
        {step.screen.length > 0 && (
          <ul>
            {step.screen.map((line) => (
              <li key={line.fi}>{say(line)}</li>
            ))}
          </ul>
        )}
        {step.ask !== undefined && (
          <p className="tr-big-ask">
            <Icon name="chat" size={32} />
            <span>{say(step.ask)}</span>
          </p>
        )}
        {show.revealed && (
          <p className="tr-big-answer">
            <Icon name="check" size={32} />
            <span>{say(step.expected)}</span>
          </p>
        )}
      </div>
      <progress className="tr-big-bar" max={count} value={show.step + 1} aria-hidden="true" />
    </aside>
  );
}
