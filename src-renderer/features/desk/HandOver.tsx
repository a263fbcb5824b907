import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ring } from '#shared/consultation.js';
import type { OpenContact } from '#shared/desk.js';
import { localize } from '#shared/localize.js';
import { Button } from '../../ui/button.js';
import { minutesBetween } from '../../ui/contact-words.js';
import { usePeople } from '../../ui/colleagues/use-people.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { type Standing, standingOf } from './hand-over.js';
import { Problem, shortName } from './parts.js';
import { useMinute } from './use-desk.js';

/** How the contact's hand-over stands, and what can be done about it: under the contact's head until it is over. */
export function HandOver({ contact }: { contact: OpenContact }) {
  const { orpc } = useWorkbench();
  const told = useQuery(orpc.consultation.watch.experimental_liveOptions({ retry: true })).data;
  const standing = standingOf(contact, told);
  if (standing === undefined || contact.given === undefined) return null;
  // Withdrawn by the professional's own hand: nothing to tell.
  if (standing.kind === 'back' && standing.withdrawn) return null;
  return (
    <div className={`desk-given desk-given-${standing.kind}`}>
      <div className="desk-given-words" role="status">
        <Words contact={contact} standing={standing} queues={told?.queues ?? []} />
      </div>
      <Doing contact={contact} request={contact.given.request} standing={standing} />
    </div>
  );
}

const MARKS = {
  waiting: ['swap', 'switching'],
  accepted: ['ok', 'available'],
  back: ['warnf', 'caution'],
} as const;

/** In the contact's head, which stays in sight: that it is in a hand-over, and how that stands. */
export function HandOverMark({ given }: Pick<OpenContact, 'given'>) {
  const { t } = useTranslation('deskLater');
  if (given === undefined) return null;
  const [icon, color] = MARKS[given.state];
  return (
    <StateText icon={icon} color={color}>
      {t(`handOver.mark.${given.state}`)}
    </StateText>
  );
}

type Queues = readonly { id: string; name: Parameters<typeof localize>[0] }[];

function Words({ contact, standing, queues }: { contact: OpenContact; standing: Standing; queues: Queues }) {
  const { t, i18n } = useTranslation('deskLater');
  const people = usePeople();
  const now = useMinute();
  const language = languageOf(i18n.language);
  const name = (person: string) => people.byId.get(person)?.name ?? t('handOver.colleague');
  if (standing.kind === 'accepted') {
    const { to, request } = standing;
    const at = request?.acceptedAt;
    const who = shortName(to ?? t('handOver.colleague'));
    return (
      <>
        <StateText icon="ok" color="available">
          {at === undefined
            ? t('handOver.accepted', { name: who })
            : t('handOver.acceptedAt', { name: who, time: formatTime(at, language) })}
        </StateText>
        <p>
          {contact.promises.some(({ state }) => state.kind === 'handedOver') && `${t('handOver.promisesWent')} `}
          {t(contact.client === undefined ? 'handOver.nextNobody' : 'handOver.next')}
        </p>
      </>
    );
  }
  if (standing.kind === 'back')
    return (
      <>
        <StateText icon="warnf" color="caution">
          {t('handOver.back')}
        </StateText>
        <Answers answers={standing.answers} name={name} />
      </>
    );
  const target = standing.kind === 'unsent' ? standing.pending.request?.target : standing.request?.target;
  const queue = target?.kind === 'queue' ? queues.find(({ id }) => id === target.queue) : undefined;
  const to =
    target?.kind === 'person'
      ? name(target.person)
      : target?.kind === 'unit'
        ? target.unit
        : queue === undefined
          ? t('handOver.colleague')
          : localize(queue.name, language);
  const refused = standing.kind === 'waiting' && !standing.rings && standing.answers.length > 0;
  return (
    <>
      <div className="desk-head-row">
        <StateText icon={refused ? 'warnf' : 'swap'} color={refused ? 'caution' : 'switching'}>
          {t(refused ? 'handOver.nobodyYet' : 'handOver.waiting', { name: to })}
        </StateText>
        <span className="tp-weak tp-num">
          {t('handOver.since', {
            time: formatTime(standing.since, language),
            minutes: minutesBetween(standing.since, now),
          })}
        </span>
      </div>
      {standing.kind === 'waiting' && <Answers answers={standing.answers} name={name} />}
      <p className="tp-weak">{t(standing.kind === 'unsent' ? 'handOver.unsent' : 'handOver.stillYours')}</p>
    </>
  );
}

/** Who did not take it, and why. */
function Answers({ answers, name }: { answers: readonly Ring[]; name: (person: string) => string }) {
  const { t, i18n } = useTranslation('deskLater');
  if (answers.length === 0) return null;
  return (
    <ul className="desk-steps">
      {answers.map(({ person, at, answer, laterAt, why }) => (
        <li key={person} className="desk-step">
          <time dateTime={at}>{formatTime(at, languageOf(i18n.language))}</time>
          <span className="desk-step-text">
            {answer === 'later' && laterAt !== undefined
              ? t('handOver.later', { name: name(person), time: formatTime(laterAt, languageOf(i18n.language)) })
              : answer === 'unanswered'
                ? t('handOver.unanswered', { name: name(person) })
                : why === undefined || why === ''
                  ? t('handOver.notNow', { name: name(person) })
                  : t('handOver.notNowBecause', { name: name(person), why })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Withdraw it, ask another, look at the request; once it has been taken, one's own part is recorded. */
function Doing({ contact, request, standing }: { contact: OpenContact; request: string; standing: Standing }) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const waits = standing.kind === 'waiting' || standing.kind === 'unsent';
  const withdraw = async () => {
    setBusy(true);
    const action = { do: 'close' as const, outcome: 'cancelled' as const, note: '' };
    const result = await client.consultation
      .act({ id: request, operation: crypto.randomUUID(), action })
      .catch(() => undefined);
    setBusy(false);
    const went = result?.kind === 'done' || result?.kind === 'waiting';
    setFailed(!went);
    return went;
  };
  const another = async () => {
    if (waits && !(await withdraw())) return;
    send({ do: 'consult', handOver: true, like: request });
  };
  const show = () => {
    send({ do: 'showConsultation', id: request });
    send({ do: 'showPane', paneId: 'consultation' });
  };
  const asks = standing.kind === 'back' || (standing.kind === 'waiting' && standing.answers.length > 0);
  return (
    <>
      <div className="desk-actions">
        {asks && (
          <Button
            variant="outlined"
            disabled={busy}
            onClick={() => void another()}
            startIcon={<Icon name="people" size={14} />}
          >
            {t('handOver.another')}
          </Button>
        )}
        {waits && (
          <Button variant="outlined" disabled={busy} onClick={() => void withdraw()}>
            {t('handOver.withdraw')}
          </Button>
        )}
        {standing.kind === 'accepted' && contact.phase !== 'wrapUp' && contact.client !== undefined && (
          <Button
            variant="contained"
            onClick={() => void client.desk.wrapUp({ id: contact.id, on: true }).catch(() => {})}
            startIcon={<Icon name="pen" size={14} />}
          >
            {t('wrapUp.begin')}
          </Button>
        )}
        {standing.kind !== 'unsent' && <Button onClick={show}>{t('handOver.show')}</Button>}
      </div>
      <Problem text={failed ? t('handOver.notWithdrawn') : undefined} />
    </>
  );
}
