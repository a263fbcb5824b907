import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialsState } from '#shared/credentials.js';
import { Button } from '../../ui/button.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Question } from './Question.js';
import { Row } from './Row.js';
import { rowsOf, waysOf } from './rows.js';
import { useCredentials, useToolNames } from './use-credentials.js';
import { VaultNote } from './VaultNote.js';
import './credentials.css';

/** The page "Tallennetut tunnukset". */
export default function CredentialsPane() {
  const { t, ready } = useTranslation('credentialsLater', { useSuspense: false });
  const credentials = useCredentials();
  if (!ready) return null;
  if (credentials.data === undefined) {
    return credentials.isError ? (
      <Notice kind="failed" title={t('failure.coreSilent')} onRetry={() => void credentials.refetch()} />
    ) : (
      <Notice kind="loading" title={t('opening')} />
    );
  }
  return <Page state={credentials.data} onRetry={() => void credentials.refetch()} />;
}

type Failure = 'signedOut' | 'unknownTool' | 'vaultFailed' | 'coreSilent';

function Page({ state, onRetry }: { state: CredentialsState; onRetry: () => void }) {
  const { t, i18n } = useTranslation('credentialsLater');
  const { client } = useWorkbench();
  const nameOf = useToolNames(languageOf(i18n.language));
  const page = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [deleted, setDeleted] = useState<string>();
  const rows = rowsOf(state);
  const remove = async (call: () => Promise<{ failure?: Failure | undefined }>, told: string) => {
    setDeleted(undefined);
    const answer = await call().catch(() => ({ failure: 'coreSilent' as const }));
    setFailure(answer.failure);
    if (answer.failure === undefined) setDeleted(told);
  };
  const leaveQuestion = () => {
    setAsking(false);
    page.current?.focus();
  };
  return (
    <div ref={page} className="cr-page" tabIndex={-1}>
      <VaultNote vault={state.vault} />
      {state.vault.failing === true && (
        <Notice kind="failed" title={t('vault.failing')} detail={t('vault.failingDetail')} onRetry={onRetry} />
      )}
      {waysOf(state).map((way) => (
        <p key={way} className="cr-way">
          <Icon name="info" size={14} color="info" />
          <span>{t(`way.${way}`)}</span>
        </p>
      ))}
      {rows.length === 0 && <Notice kind="empty" title={t('empty')} detail={t('emptyDetail')} />}
      <ul className="cr-list">
        {rows.map((row) => {
          const name = nameOf(row.toolId);
          const onDelete = () =>
            void remove(() => client.credentials.remove({ toolId: row.toolId }), t('delete.doneOne', { name }));
          return <Row key={row.toolId} row={row} name={name} onDelete={onDelete} />;
        })}
      </ul>
      {failure !== undefined && <Notice kind="failed" title={t(`failure.${failure}`)} />}
      <output className="cr-copied">{deleted}</output>
      {state.stored.length > 0 &&
        (asking ? (
          <Question
            text={t('delete.askAll', { count: state.stored.length })}
            onNo={leaveQuestion}
            onYes={() => {
              leaveQuestion();
              void remove(() => client.credentials.removeAll(), t('delete.doneAll'));
            }}
          />
        ) : (
          <Button
            variant="outlined"
            className="cr-all"
            startIcon={<Icon name="trash" size={14} />}
            onClick={() => setAsking(true)}
          >
            {t('delete.all')}
          </Button>
        ))}
    </div>
  );
}
