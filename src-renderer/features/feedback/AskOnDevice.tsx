import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackChannel } from '#shared/feedback.js';
import type { Language } from '#shared/language.js';
import { QUIET, toQr } from '#shared/qr.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { Icon } from '../../ui/icon.js';
import { Notice, StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

/** A link that takes one answer: as a QR code where the client's own device reaches it, else on this machine or not at all. */
export function AskOnDevice({
  channel,
  language,
  onAloud,
}: {
  channel: FeedbackChannel;
  language: Language;
  onAloud: () => void;
}) {
  const { t } = useTranslation('feedbackLater');
  const { client, orpc } = useWorkbench();
  const reach = useQuery(orpc.feedback.about.queryOptions({ staleTime: Infinity })).data?.reach;
  const [busy, setBusy] = useState(false);
  const [url, setUrl] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [copied, setCopied] = useState<'copied' | 'copyFailed'>();

  async function make(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    setCopied(undefined);
    const answer = await client.feedback.link({ channel, language }).catch(() => undefined);
    if (answer?.kind === 'link') setUrl(answer.url);
    else setProblem(answer?.kind === 'failed' ? failureText(t, answer.failure) : t('silent'));
    setBusy(false);
  }
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    );

  if (reach === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  if (reach === 'nowhere')
    return (
      <>
        <Notice kind="empty" title={t('nowhere')} detail={t('nowhereDetail')} />
        <Button variant="outlined" onClick={onAloud}>
          {t('aloud')}
        </Button>
      </>
    );
  return (
    <div className="fb-device">
      {reach === 'here' && <Notice kind="empty" title={t('here')} detail={t('hereDetail')} />}
      {url !== undefined && (
        <div className="fb-link">
          {reach === 'anywhere' && <Code url={url} label={t('qr')} />}
          <div>
            <p className="fb-text">{t(reach === 'anywhere' ? 'scan' : 'openHere')}</p>
            <a href={url} target="_blank" rel="noreferrer" className="fb-address">
              {url}
            </a>
            <div className="fb-how">
              <Button variant="outlined" startIcon={<Icon name="doc" size={14} />} onClick={() => copy(url)}>
                {t('copy')}
              </Button>
            </div>
            <output>{copied !== undefined && t(copied)}</output>
          </div>
        </div>
      )}
      {problem !== undefined && (
        <StateText icon="warnf" color="caution">
          {problem}
        </StateText>
      )}
      <div>
        <Button
          variant={url === undefined ? 'contained' : 'outlined'}
          disabled={busy}
          startIcon={<Icon name="link" size={14} />}
          onClick={() => void make()}
        >
          {t(url === undefined ? 'make' : 'makeNew')}
        </Button>
      </div>
      <p className="tp-weak">{t('once')}</p>
    </div>
  );
}

function Code({ url, label }: { url: string; label: string }) {
  const { size, path } = toQr(url);
  const side = size + 2 * QUIET;
  return (
    <svg className="fb-qr" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
