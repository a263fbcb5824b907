import { useTranslation } from 'react-i18next';
import type { DeskChannel, OpenContact } from '#shared/desk.js';
import { channelIcon } from '../../ui/contact-words.js';
import { Icon } from '../../ui/icon.js';
import { StateText, Tag } from '../../ui/parts.js';

export const CHANNELS: readonly DeskChannel[] = ['call', 'chat', 'callback', 'digital', 'other'];
/** Of a colleague's name with title and unit, the name alone. */
export const shortName = (name: string): string => name.split(',')[0] ?? name;

/** How the call or chat stands. */
export function LineState({ line, channel }: Pick<OpenContact, 'line' | 'channel'>) {
  const { t } = useTranslation('deskLater');
  if (line === undefined) return null;
  if (line === 'connected')
    return (
      <StateText icon="ok" color="available">
        {t(channel === 'call' || channel === 'callback' ? 'line.connected' : 'line.open')}
      </StateText>
    );
  return line === 'held' ? (
    <StateText icon="away" color="away">
      {t(channel === 'chat' ? 'line.paused' : 'line.held')}
    </StateText>
  ) : (
    <StateText icon="offline" color="offline">
      {t('line.ended')}
    </StateText>
  );
}

/** A client as the banner names them; turvakielto is told beside the name. */
export function ClientName({ client }: { client: { label: string; masked: boolean } | undefined }) {
  const { t } = useTranslation('deskLater');
  if (client === undefined) return <span className="desk-nobody">{t('nobody')}</span>;
  return (
    <span className="desk-name">
      {client.label === '' ? <span className="desk-nobody">{t('notOpenedYet')}</span> : client.label}
      {client.masked && (
        <Tag tone="caution" icon="shield">
          {t('masked')}
        </Tag>
      )}
    </span>
  );
}

export function Channel({ channel, queue }: { channel: DeskChannel; queue?: string | undefined }) {
  const { t } = useTranslation('deskLater');
  return (
    <span className="desk-channel">
      <Icon name={channelIcon[channel]} />
      <span>{t(`channel.${channel}`)}</span>
      {queue !== undefined && <span className="tp-weak">{queue}</span>}
    </span>
  );
}

/** What went wrong with the last thing that was asked. */
export const Problem = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <p className="desk-problem" role="alert">
      <Icon name="warnf" color="caution" />
      <span>{text}</span>
    </p>
  );
