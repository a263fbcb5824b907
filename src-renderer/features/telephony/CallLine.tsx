import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreContact, QueueFigures, TelephonyCapability } from '#shared/telephony.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Tag } from '../../ui/parts.js';
import { useNow } from '../../ui/use-now.js';
import { useWorkbench } from '../../ui/workbench.js';
import { ForwardButton } from './ForwardButton.js';
import { useAsk } from '../../ui/caller/use-ask.js';
import { callerWords, channelIcon, languageName, lengthOf, proposalWords, queueName } from './words.js';

/** Ctrl+Shift and a letter: browsers own what is simpler, and single letters are typed. */
const KEYS: Record<string, 'answer' | 'requeue'> = { KeyU: 'answer', KeyF: 'requeue' };

/** One contact that rings or goes on: what, from where, who it may be, how long, and what can be done. */
export function CallLine({
  contact,
  can,
  queues,
  first,
  onShow,
}: {
  contact: CentreContact;
  can: readonly TelephonyCapability[];
  queues: readonly QueueFigures[];
  /** The shortcuts are this one's. */
  first: boolean;
  onShow: () => void;
}) {
  const { t, i18n } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const { busy, problem, ask } = useAsk();
  const now = useNow(1000);
  const { id, channel, state, arrivedAt, connectedAt, preInformation } = contact;
  const rings = state === 'offered';
  const does = {
    answer: async () => {
      if (await ask(() => client.telephony.answer({ id }))) onShow();
    },
    requeue: () => ask(() => client.telephony.requeue({ id })),
  };
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    if (!first) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const does = event.ctrlKey && event.shiftKey && !event.altKey ? KEYS[event.code] : undefined;
      if (does === undefined || event.repeat || !can.includes(does)) return;
      event.preventDefault();
      void latest.current[does]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [can, first]);
  const caller = callerWords(t, contact);
  const queue = queueName(queues, contact.queue);
  const who = contact.client === undefined ? proposalWords(t, contact) : t('bar.confirmed');
  const since = Date.parse(rings ? arrivedAt : (connectedAt ?? arrivedAt));
  return (
    <div className={rings ? 'te-line te-line-rings' : 'te-line'}>
      <Icon name={channelIcon[channel]} />
      <span className="te-line-text" role={rings ? 'status' : undefined}>
        <b>{t(`bar.${state === 'held' ? 'held' : rings ? 'rings' : 'on'}.${channel}`)}</b>
        {queue !== '' && <span>{queue}</span>}
        {caller !== undefined && <span className="tp-num">{caller}</span>}
        {who !== undefined && <span>{who}</span>}
        {preInformation !== undefined && rings && <q className="te-about">{preInformation.about}</q>}
      </span>
      {preInformation?.language !== undefined && preInformation.language !== i18n.language && (
        <Tag icon="globe">{languageName(preInformation.language, i18n.language)}</Tag>
      )}
      <span className="te-line-time tp-num">
        <span className="tp-hidden">{rings ? t('bar.waited') : t('bar.lasted')} </span>
        {lengthOf(now - since)}
      </span>
      {problem !== undefined && (
        <span className="te-problem" role="alert">
          {problem}
        </span>
      )}
      {rings && can.includes('answer') && (
        <Button
          variant="contained"
          disabled={busy}
          onClick={() => void does.answer()}
          aria-keyshortcuts={first ? 'Control+Shift+U' : undefined}
        >
          {channel === 'call' || channel === 'callback' ? t('bar.answer') : t('bar.take')}
          {first && <kbd>Ctrl Shift U</kbd>}
        </Button>
      )}
      {rings && can.includes('forward') && (
        <ForwardButton contact={contact} queues={queues} disabled={busy} ask={ask} />
      )}
      {rings && can.includes('requeue') && (
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => void does.requeue()}
          aria-keyshortcuts={first ? 'Control+Shift+F' : undefined}
        >
          {t('bar.requeue')}
          {first && <kbd>Ctrl Shift F</kbd>}
        </Button>
      )}
      {/* A phone program that takes no orders may never tell that it has stopped ringing. */}
      {rings && can.includes('end') && !can.includes('answer') && (
        <Button disabled={busy} onClick={() => void ask(() => client.telephony.end({ id }))}>
          {t('bar.silent')}
        </Button>
      )}
      {/* What is written waits by itself; put aside, it is taken back like a call. */}
      {!rings && can.includes('hold') && (state === 'held' || (channel !== 'chat' && channel !== 'digital')) && (
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => void ask(() => client.telephony.hold({ id, held: state !== 'held' }))}
        >
          {state === 'held' ? t('bar.resume') : t('bar.hold')}
        </Button>
      )}
      {!rings && can.includes('end') && (
        <Button variant="outlined" disabled={busy} onClick={() => void ask(() => client.telephony.end({ id }))}>
          {channel === 'chat' || channel === 'digital' ? t('bar.close') : t('bar.end')}
        </Button>
      )}
      <Button onClick={onShow}>{t('bar.show')}</Button>
    </div>
  );
}
