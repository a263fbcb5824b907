import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultation, QueueOffer } from '#shared/consultation.js';
import type { People } from '../../../ui/colleagues/use-people.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { LaterButton } from '../LaterButton.js';
import { dueOf } from '../due.js';
import { useAct } from '../use-act.js';
import { useNow } from '../../../ui/use-now.js';
import { dueWords, kindWord, nameOf, targetName, urgencyWord } from '../words.js';

/** Ctrl+Shift and a letter: browsers own what is simpler, and single letters are typed. */
const KEYS: Record<string, 'accept' | 'notNow'> = { KeyH: 'accept', KeyE: 'notNow' };

/** One request that rings: what, whose, how soon, and the answers. */
export function RingLine({
  consultation,
  people,
  queues,
  first,
  onGoTo,
}: {
  consultation: Consultation;
  people: People;
  queues: readonly QueueOffer[];
  /** The shortcuts are this one's. */
  first: boolean;
  onGoTo: (id: string) => void;
}) {
  const { t, i18n } = useTranslation('consultationLater');
  const { id, kind, target, topic, urgency, from, respondBy } = consultation;
  const contact = consultation.view === 'full' ? consultation.contact : undefined;
  const { busy, problem, act } = useAct(id);
  const now = useNow(1000);
  const asker = people.byId.get(from);
  const accept = async () => {
    if (await act({ do: 'accept' })) onGoTo(id);
  };
  const answers = useRef<Record<'accept' | 'notNow', () => void>>(undefined);
  answers.current = { accept: () => void accept(), notNow: () => void act({ do: 'notNow' }) };
  useEffect(() => {
    if (!first) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const answer = event.ctrlKey && event.shiftKey && !event.altKey ? KEYS[event.code] : undefined;
      if (answer === undefined || event.repeat) return;
      event.preventDefault();
      answers.current?.[answer]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [first]);
  return (
    <div className={urgency === 'urgent' ? 'co-ring co-ring-urgent' : 'co-ring'}>
      <Icon name="bell" />
      <span className="co-ring-text" role="alert">
        <b>{kind === 'handOver' ? kindWord(t, consultation) : t('ring.request')}</b> {urgencyWord(t, urgency)} · {topic}{' '}
        · {nameOf(t, people, from)}
        {asker !== undefined && <span className="tp-weak">{`, ${asker.title}, ${asker.unit}`}</span>}
        {/* Others are asked too: who does not take it leaves nobody waiting. */}
        {target.kind !== 'person' && (
          <span className="tp-weak">
            {` · ${t(`target.${target.kind}`)}: ${targetName(t, target, { people, queues, language: i18n.language })}`}
          </span>
        )}
      </span>
      <span className="co-ring-due tp-num">{dueWords(t, dueOf(respondBy, now))}</span>
      {problem !== undefined && <span className="co-lack">{problem}</span>}
      <Button
        variant="contained"
        disabled={busy}
        onClick={() => void accept()}
        aria-keyshortcuts={first ? 'Control+Shift+H' : undefined}
      >
        {t(contact === undefined ? 'ring.accept' : 'ring.take')}
        {first && <kbd>Ctrl Shift H</kbd>}
      </Button>
      <Button
        variant="outlined"
        disabled={busy}
        onClick={() => void act({ do: 'notNow' })}
        aria-keyshortcuts={first ? 'Control+Shift+E' : undefined}
      >
        {t('ring.notNow')}
        {first && <kbd>Ctrl Shift E</kbd>}
      </Button>
      <LaterButton disabled={busy} onLater={(at) => void act({ do: 'later', at })} />
      <Button onClick={() => onGoTo(id)}>{t('ring.look')}</Button>
    </div>
  );
}
