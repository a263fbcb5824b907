import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultation, Consultations } from '#shared/consultation.js';
import type { People } from '../../../ui/colleagues/use-people.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { dueOf } from '../due.js';
import { useAct } from '../use-act.js';
import '../../../ui/fields.css';
import { useNow } from '../../../ui/use-now.js';
import { dueWords, kindWord, nameOf, stateWord, urgencyWord } from '../words.js';
import { Answers } from './Answers.js';
import { ClientLine } from './ClientLine.js';
import { Closing } from './Closing.js';
import { HandedContactView } from './HandedContact.js';
import { Handover } from './Handover.js';
import { OpenContact } from './OpenContact.js';
import { Parties } from './Parties.js';
import { Talk } from './Talk.js';
import { useSeen } from './use-seen.js';
import './page.css';

/** One request: who and how soon, the client's reference, the hand-over, the talk, and what the viewer can do. */
export function RequestPage({
  consultation,
  consultations,
  people,
  onBack,
}: {
  consultation: Consultation;
  consultations: Consultations;
  people: People;
  onBack: () => void;
}) {
  const { t } = useTranslation('consultationLater');
  const { self } = consultations;
  const heading = useRef<HTMLHeadingElement>(null);
  const doing = useAct(consultation.id);
  const now = useNow(1000);
  useSeen(consultation, self);
  useEffect(() => heading.current?.focus(), []);
  const { topic, urgency, kind, state, from, acceptedBy, respondBy } = consultation;
  const due = dueOf(respondBy, now);
  const takesPart = self !== undefined && (from === self || acceptedBy === self);
  const unsent = consultations.pending.filter((one) => one.consultation === consultation.id).length;
  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
      }}
    >
      <article className="co-page">
        <header className="co-page-head">
          <Button onClick={onBack} startIcon={<Icon name="back" />}>
            {t('page.back')}
          </Button>
          <h3 ref={heading} tabIndex={-1}>
            {topic}
          </h3>
          <div className="co-page-tags">
            <Tag tone={urgency === 'urgent' ? 'caution' : 'neutral'}>{urgencyWord(t, urgency)}</Tag>
            {kind === 'handOver' && <Tag tone="info">{kindWord(t, consultation)}</Tag>}
            <span>{stateWord(t, consultation)}</span>
            {state === 'waiting' && (
              <span className={due.kind === 'over' ? 'co-over tp-num' : 'tp-num'}>{dueWords(t, due)}</span>
            )}
            {unsent > 0 && <Tag tone="accent">{t('waitingOut', { count: unsent })}</Tag>}
          </div>
        </header>
        <Answers consultation={consultation} self={self} doing={doing} />
        <output className="co-problem">{doing.problem}</output>
        <Parties consultation={consultation} consultations={consultations} people={people} />
        {consultation.view === 'outline' ? (
          <p className="co-outline">{t('page.outline')}</p>
        ) : (
          <>
            {consultation.contact !== undefined && acceptedBy === self && state === 'accepted' && (
              <OpenContact id={consultation.contact.id} />
            )}
            <ClientLine consultation={consultation} self={self} />
            {consultation.contact !== undefined && (
              <HandedContactView
                contact={consultation.contact}
                sender={nameOf(t, people, from)}
                folded={from === self}
              />
            )}
            <Handover handover={consultation.handover} folded={from === self} />
            <Talk
              consultation={consultation}
              self={self}
              people={people}
              canSay={takesPart && state !== 'closed'}
              doing={doing}
            />
            {takesPart && <Closing consultation={consultation} doing={doing} />}
          </>
        )}
      </article>
    </div>
  );
}
