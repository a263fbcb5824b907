import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Handout, MessagePreview } from '#shared/handing.js';
import { Button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-text.js';
import { Icon } from '../../../ui/icon.js';
import { Notice, StateText } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import type { Giving } from './use-giving.js';

/** The message before it is sent: exactly what leaves, or why nothing can. */
export function Message({
  handout,
  version,
  giving,
  onClose,
}: {
  handout: Handout;
  version: number;
  giving: Giving;
  onClose: () => void;
}) {
  const { t } = useTranslation('handingLater');
  const { client } = useWorkbench();
  const [answer, setAnswer] = useState<MessagePreview | 'silent'>();
  const [tries, setTries] = useState(0);
  // What is shown is of one handout: another wish is another message, looked at anew.
  const key = JSON.stringify(handout);
  useEffect(() => {
    let wanted = true;
    setAnswer(undefined);
    client.handing.preview({ version, id: giving.id, handout }).then(
      (told) => wanted && setAnswer(told),
      () => wanted && setAnswer('silent'),
    );
    return () => {
      wanted = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for `handout`, which is made anew at each drawing
  }, [client, version, giving.id, key, tries]);

  return (
    <section className="hd-preview" aria-label={t('message.title')}>
      <h3>{t('message.title')}</h3>
      {answer === undefined ? (
        <Notice kind="loading" title={t('message.asking')} />
      ) : answer === 'silent' ? (
        <Notice kind="failed" title={t('result.silent')} onRetry={() => setTries(tries + 1)} />
      ) : answer.kind === 'failed' ? (
        <Notice
          kind="failed"
          title={failureText(t, answer.failure)}
          detail={t('message.kept')}
          onRetry={() => setTries(tries + 1)}
        />
      ) : answer.kind !== 'ready' ? (
        <Notice
          kind="empty"
          title={
            answer.kind === 'noAccount'
              ? t('message.noAccount', { service: answer.service })
              : t(answer.kind === 'changed' ? 'result.changed' : 'message.noIdentityCode')
          }
          detail={answer.kind === 'changed' ? undefined : t('message.otherWays')}
        />
      ) : (
        <>
          {answer.message.masked && (
            <StateText icon="shield" color="caution">
              {t('message.masked')}
            </StateText>
          )}
          <dl className="hd-letter-head">
            <dt>{t('message.to')}</dt>
            <dd>{t('message.toClient', { service: answer.message.to })}</dd>
            <dt>{t('message.from')}</dt>
            <dd>{answer.message.from}</dd>
            <dt>{t('message.subject')}</dt>
            <dd>{answer.message.title}</dd>
          </dl>
          {/* What scrolls must be reached by keys too (WCAG 2.1.1). */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="hd-letter" tabIndex={0} role="group" aria-label={t('message.text')} lang={handout.language}>
            {answer.message.text}
          </div>
        </>
      )}
      <div className="tp-dialog-actions">
        {answer !== undefined && answer !== 'silent' && answer.kind === 'ready' && (
          <Button
            variant="contained"
            disabled={giving.busy}
            startIcon={<Icon name="send" size={14} />}
            onClick={() => void giving.send(handout).then((sent) => sent && onClose())}
          >
            {t('message.send')}
          </Button>
        )}
        <Button onClick={onClose}>{t('message.back')}</Button>
      </div>
    </section>
  );
}
