import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service, SourceHealth } from '#shared/service-tray.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { reportAddress, reportLink } from './report.js';
import { useFocusOnce } from './use-keys.js';
import type { Words } from './words.js';
import '../../ui/fields.css';

/** A letter to whoever keeps a service's data: prepared of the service's own facts, edited by the professional. */
export default function ReportError({
  service,
  source,
  words,
  onClose,
}: {
  service: Service;
  source: SourceHealth | undefined;
  words: Words;
  onClose: () => void;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const { orpc } = useWorkbench();
  const corrections = useQuery({ ...orpc.serviceFinding.corrections.queryOptions(), staleTime: Infinity }).data;
  const id = useId();
  const field = useFocusOnce<HTMLTextAreaElement>();
  const name = words.local(service.name);
  const page = service.channels.find(({ url }) => url !== undefined)?.url;
  const [text, setText] = useState(() =>
    [
      t('report.hello'),
      '',
      t('report.about', { name }),
      t('report.id', { id: service.id }),
      ...(page === undefined ? [] : [t('report.page', { page })]),
      ...(source === undefined ? [] : [t('report.source', { name: source.name })]),
      '',
      t('report.wrong'),
      '',
    ].join('\n'),
  );
  const [copied, setCopied] = useState<'copied' | 'copyFailed'>();
  const address = reportAddress(service, corrections?.email);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('copied');
    } catch {
      setCopied('copyFailed');
    }
  };
  return (
    <div className="st-report">
      <label className="tp-field" htmlFor={id}>
        {t('report.label')}
      </label>
      <textarea
        ref={field}
        id={id}
        className="tp-input"
        rows={8}
        maxLength={2000}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-hint`} className="st-report-hint">
        <Icon name="info" size={14} /> {t('report.noClient')}
      </p>
      <p className="tp-weak">
        {address === undefined
          ? t('report.noAddress')
          : t(address.of === 'service' ? 'report.toService' : 'report.toCounty', { email: address.email })}
      </p>
      <div className="st-report-actions">
        {address !== undefined && (
          <a
            className="tp-button tp-button-contained"
            href={reportLink(address.email, t('report.subject', { name }), text)}
            rel="noopener noreferrer"
          >
            <Icon name="mail" size={14} />
            {t('report.mail')}
          </a>
        )}
        <Button variant="outlined" onClick={() => void copy()}>
          {t('report.copy')}
        </Button>
        <Button onClick={onClose}>{t('report.close')}</Button>
      </div>
      <output className="tp-weak">{copied !== undefined && t(`report.${copied}`)}</output>
    </div>
  );
}
