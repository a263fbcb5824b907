import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/assert-never.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { CopyButtons } from './CopyButtons.js';
import { type CredentialRow, rowsOf } from './rows.js';
import { useCredentials } from './use-credentials.js';
import './credentials.css';

/** What the bar says: how the log-in comes to the tool, or what is missing for that. */
function sentenceOf({ handedOver, stored }: CredentialRow) {
  switch (handedOver) {
    case undefined:
    case 'byHand':
      return 'bar.byHand' as const;
    case 'fills':
      return stored === undefined ? ('bar.fillsNothing' as const) : ('bar.fills' as const);
    case 'copies':
      return stored === undefined ? ('bar.nothing' as const) : ('user' as const);
    default:
      return assertNever(handedOver);
  }
}

/** The stored log-in of one tool, to be copied without leaving the tool. */
export default function LogInBar({ toolId, name }: { toolId: string; name: string }) {
  const { t } = useTranslation('credentialsLater');
  const send = useSendIntent();
  const { data } = useCredentials();
  const row = data === undefined ? undefined : rowsOf(data).find((one) => one.toolId === toolId);
  if (row === undefined) return null;
  const { stored, handedOver } = row;
  return (
    <div className="cr-bar" role="group" aria-label={t('bar.title', { name })}>
      <Icon name="key" size={14} />
      <span>{t(sentenceOf(row), { user: stored?.user ?? '' })}</span>
      {stored !== undefined && handedOver === 'copies' && <CopyButtons toolId={toolId} name={name} />}
      <span className="tp-grow" />
      {handedOver !== 'byHand' && (
        <Button onClick={() => send({ do: 'showPane', paneId: 'credentials' })}>
          {t(stored === undefined ? 'bar.add' : 'bar.manage')}
        </Button>
      )}
    </div>
  );
}
