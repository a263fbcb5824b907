import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPromise, OpenContact, PromiseKind } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { useLimitText } from '../../ui/contact-words.js';
import { useTellSteps } from '../../ui/doing.js';
import { formatDate, formatMoment, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Section, StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { CallNow } from './CallNow.js';
import { goingPromises } from './hand-over.js';
import { Problem } from './parts.js';
import { Settle } from './Settle.js';
import { useAsk, useMinute } from './use-desk.js';

const KINDS: readonly PromiseKind[] = ['callBack', 'booking', 'message', 'referral', 'other'];

/** What has been promised to the client. The contact is not closed before each has been dealt with. */
export function Promises({ contact }: { contact: OpenContact }) {
  const { t } = useTranslation('deskLater');
  const { orpc } = useWorkbench();
  const told = useQuery(orpc.consultation.watch.experimental_liveOptions({ retry: true })).data;
  const going = goingPromises(contact, told);
  const [making, setMaking] = useState(false);
  return (
    <Section
      title={t('promise.title')}
      actions={
        <Button
          variant="outlined"
          aria-expanded={making}
          onClick={() => setMaking(!making)}
          startIcon={<Icon name="plus" size={14} />}
        >
          {t('promise.new')}
        </Button>
      }
    >
      {making && <NewPromise contact={contact} onDone={() => setMaking(false)} />}
      {contact.promises.length === 0 && !making && <p className="tp-weak">{t('promise.none')}</p>}
      <ul className="desk-promises">
        {contact.promises.map((promise) => (
          <PromiseRow key={promise.id} contact={contact} promise={promise} going={going.has(promise.id)} />
        ))}
      </ul>
    </Section>
  );
}

function NewPromise({ contact, onDone }: { contact: OpenContact; onDone: () => void }) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const { ask, busy, problem } = useAsk();
  const [kind, setKind] = useState<PromiseKind>('callBack');
  useTellSteps(kind === 'callBack' ? ['callBack'] : []);
  const [about, setAbout] = useState('');
  const [due, setDue] = useState('');
  const [number, setNumber] = useState('');
  const [id] = useState(() => crypto.randomUUID());
  const form = useRef<HTMLFormElement>(null);
  // It opens below what is in sight, and it is where the work goes on.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector('select')?.focus({ preventScroll: true });
  }, []);
  // The contact centre tells the number of its own contacts.
  const asksNumber = kind === 'callBack' && contact.line === undefined;
  const make = async () => {
    const at = due === '' ? {} : { due: new Date(due).toISOString() };
    const whom = asksNumber && number.trim() !== '' ? { number: number.trim() } : {};
    if (await ask(() => client.desk.promise({ id: contact.id, promise: id, kind, about, ...at, ...whom }))) onDone();
  };
  return (
    <form
      ref={form}
      className="desk-own"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <label className="tp-field">
        {t('promise.kindOf')}
        <select
          className="tp-input"
          value={kind}
          onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? kind)}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`promise.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="tp-field desk-own-text">
        {t('promise.about')}
        <input
          className="tp-input"
          maxLength={200}
          required
          autoComplete="off"
          spellCheck={false}
          value={about}
          onChange={(event) => setAbout(event.target.value)}
        />
      </label>
      <label className="tp-field">
        {t('promise.due')}
        <input
          className="tp-input"
          type="datetime-local"
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
      </label>
      {asksNumber && (
        <label className="tp-field">
          {t('promise.number')}
          <input
            className="tp-input"
            type="tel"
            minLength={3}
            maxLength={40}
            autoComplete="off"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        </label>
      )}
      {kind === 'callBack' && <p className="tp-weak desk-promise-means">{t('promise.callBackMeans')}</p>}
      <Button type="submit" variant="outlined" disabled={busy || about.trim() === ''}>
        {t('promise.make')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}

function PromiseRow({
  contact,
  promise,
  going,
}: {
  contact: OpenContact;
  promise: DeskPromise;
  /** It is on its way to a colleague. */
  going: boolean;
}) {
  const { t } = useTranslation('deskLater');
  const limitText = useLimitText();
  const { client } = useWorkbench();
  const { ask, busy, problem } = useAsk();
  const settle = (as: Parameters<typeof client.desk.settle>[0]['as']) =>
    ask(() => client.desk.settle({ id: contact.id, promise: promise.id, as }));
  const open = promise.state.kind === 'open';
  // A call that was made, or taken back, is promised anew as another one.
  const reopens =
    !open && promise.state.kind !== 'handedOver' && (promise.kind !== 'callBack' || promise.state.kind === 'followUp');
  return (
    <li className="desk-promise">
      <div className="desk-promise-head">
        <PromiseState promise={promise} />
        <span className="tp-grow" />
        {open && <CallNow number={promise.number} />}
        {reopens && (
          <Button disabled={busy} onClick={() => void settle({ kind: 'open' })}>
            {t('promise.reopen')}
          </Button>
        )}
      </div>
      <span className="desk-promise-about">
        {[t(`promise.kind.${promise.kind}`), promise.about].filter((one) => one !== '').join(': ')}
      </span>
      {open && promise.limit !== undefined && <p className="tp-weak">{limitText(promise.limit)}</p>}
      {open && going && <p className="tp-weak">{t('promise.going')}</p>}
      {open && !going && <Settle busy={busy} onSettle={settle} />}
      <Problem text={problem} />
    </li>
  );
}

/** How a promise stands: icon, word and colour, and until when. */
function PromiseState({ promise: { state, due } }: { promise: DeskPromise }) {
  const { t, i18n } = useTranslation('deskLater');
  const now = useMinute();
  const language = languageOf(i18n.language);
  switch (state.kind) {
    case 'open': {
      const late = due !== undefined && Date.parse(due) < now;
      const text = due === undefined ? t('promise.open') : t('promise.openBy', { when: formatMoment(due, language) });
      return (
        <StateText icon={late ? 'warnf' : 'clock'} color={late ? 'caution' : 'accent'}>
          {late ? t('promise.late', { when: formatMoment(due, language) }) : text}
        </StateText>
      );
    }
    case 'kept':
      return (
        <StateText icon="ok" color="available">
          {t('promise.kept')}
        </StateText>
      );
    case 'followUp':
      return (
        <StateText icon="cal" color="info">
          {t('promise.followUp', { when: formatDate(state.on, language) })}
        </StateText>
      );
    case 'givenUp':
      return (
        <StateText icon="offline" color="offline">
          {t('promise.givenUp', { why: state.why })}
        </StateText>
      );
    case 'handedOver':
      return (
        <StateText icon="send" color="info">
          {t('promise.handedOver', { name: state.to })}
        </StateText>
      );
  }
}
