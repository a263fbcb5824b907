import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenContact } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { minutesBetween } from '../../ui/contact-words.js';
import { useTellDoing, useTellSteps } from '../../ui/doing.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Flow } from './Flow.js';
import { HandOver, HandOverMark } from './HandOver.js';
import { Received } from './Received.js';
import { Channel, ClientName, LineState, Problem } from './parts.js';
import { Promises } from './Promises.js';
import type { ContactProps } from './types.js';
import { Reason } from './Reason.js';
import { WhoIsIt } from './WhoIsIt.js';
import { WrapUp } from './WrapUp.js';
import { useAsk, useMinute } from './use-desk.js';

/** The contact at hand, from who it is to what is recorded of it. Nothing is forced: every part can be gone to at any time. */
export function Current({ waiting, ...props }: ContactProps & { waiting: number }) {
  const { contact } = props;
  const wrapping = contact.phase === 'wrapUp';
  useTellDoing('contact', contact.channel);
  useTellSteps(wrapping ? ['wrapUp'] : []);
  return (
    <>
      <Head contact={contact} waiting={waiting} />
      <HandOver contact={contact} />
      <Received contact={contact} />
      <WhoIsIt {...props} />
      <Reason {...props} />
      <Flow {...props} />
      <Promises contact={contact} />
      <WrapUp {...props} open={wrapping} />
    </>
  );
}

/** What it is, since when, how the line stands, and the way to put it aside. */
function Head({ contact, waiting }: { contact: OpenContact; waiting: number }) {
  const { t, i18n } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const now = useMinute();
  const { ask, busy, problem } = useAsk();
  const [cue, setCue] = useState<string>();
  const language = languageOf(i18n.language);
  const end = contact.endedAt === undefined ? now : Date.parse(contact.endedAt);
  const park = () =>
    void ask(() => client.desk.park({ id: contact.id, ...(cue === undefined || cue === '' ? {} : { cue }) }));
  return (
    <header className="desk-head">
      <div className="desk-head-row">
        <Channel channel={contact.channel} queue={contact.queue} />
        <LineState line={contact.line} channel={contact.channel} />
        <span className="desk-time">
          <Icon name="clock" size={14} />
          {t('since', { time: formatTime(contact.beganAt, language), minutes: minutesBetween(contact.beganAt, end) })}
        </span>
        <span className="tp-grow" />
        {waiting > 0 && (
          <span className="desk-waiting-count">
            <Icon name="pause" size={14} />
            {t('waiting.count', { count: waiting })}
          </span>
        )}
        <Button
          variant="outlined"
          aria-expanded={cue !== undefined}
          onClick={() => setCue(cue === undefined ? '' : undefined)}
          startIcon={<Icon name="pause" size={14} />}
        >
          {t('park.open')}
        </Button>
      </div>
      <div className="desk-client">
        <ClientName client={contact.client} />
        <HandOverMark given={contact.given} />
      </div>
      {cue !== undefined && (
        <form
          className="desk-inline"
          onSubmit={(event) => {
            event.preventDefault();
            park();
          }}
        >
          <label className="tp-field">
            {t('park.cue')}
            <input
              className="tp-input"
              maxLength={80}
              autoComplete="off"
              value={cue}
              onChange={(event) => setCue(event.target.value)}
            />
          </label>
          <Button type="submit" variant="outlined" disabled={busy}>
            {t('park.do')}
          </Button>
        </form>
      )}
      <Problem text={problem} />
    </header>
  );
}
