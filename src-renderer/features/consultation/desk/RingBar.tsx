import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultations } from '#shared/consultation.js';
import { usePeople } from '../../../ui/colleagues/use-people.js';
import { Icon } from '../../../ui/icon.js';
import { type Intent, useIntent } from '../../../ui/intents.js';
import { IconButton } from '../../../ui/parts.js';
import { type Rung, linesOf, remember } from '../ring-memory.js';
import { nameOf } from '../words.js';
import { RingLine } from './RingLine.js';
import './ring.css';

export interface RingBarProps {
  consultations: Consultations;
  onGoTo: (id: string) => void;
  /** Nothing rings, and there is nothing more to tell. */
  onQuiet: () => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Under the banner of both screens: what rings, with its answers, and who took it when it stopped. Comes without the focus
 * and covers nothing; the first line's answers have shortcuts.
 */
export default function RingBar({ consultations: all, onGoTo, onQuiet }: RingBarProps) {
  const { t } = useTranslation('consultationLater');
  const { consultations, self } = all;
  const people = usePeople();
  const [rung, setRung] = useState<Rung>(new Map());
  const [dismissed, setDismissed] = useState(NOTHING);
  useEffect(
    () => setRung((before) => remember(before, consultations, self, dismissed)),
    [consultations, dismissed, self],
  );
  useIntent(
    useCallback((intent: Intent) => {
      if (intent.do === 'ringAnswered') setDismissed((before) => new Set([...before, intent.id]));
    }, []),
  );
  const lines = linesOf(rung, consultations, self);
  const quiet = lines.length === 0;
  useEffect(() => {
    if (quiet) onQuiet();
  }, [onQuiet, quiet]);
  const first = lines.find((line) => line.kind === 'ringing')?.consultation.id;
  return (
    <section className="co-ring-bar" aria-label={t('ring.title')}>
      {lines.map((line) =>
        line.kind === 'ringing' ? (
          <RingLine
            key={line.consultation.id}
            consultation={line.consultation}
            people={people}
            queues={all.queues}
            first={line.consultation.id === first}
            onGoTo={onGoTo}
          />
        ) : (
          <div key={line.id} className="co-ring co-ring-over" role="status">
            <Icon name="info" />
            <span className="co-ring-text">
              {line.kind === 'taken' ? t('ring.taken', { name: nameOf(t, people, line.by) }) : t('ring.over')}
              <span className="tp-weak"> {line.topic}</span>
            </span>
            <IconButton
              icon="close"
              label={t('common:close')}
              onClick={() => setDismissed((before) => new Set([...before, line.id]))}
            />
          </div>
        ),
      )}
    </section>
  );
}
