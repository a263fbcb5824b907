import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Leaving, ReferralConsent } from '#shared/referrals.js';
import { formatDate, languageOf } from '../../ui/format.js';

/** The consent on paper, for the client: stands in the document only while it is being printed. */
export function ConsentPaper({
  leaving,
  consent,
  title,
  onDone,
}: {
  leaving: Leaving;
  consent: ReferralConsent;
  title: string;
  onDone: () => void;
}) {
  const { t, i18n } = useTranslation('referralsLater');
  const language = languageOf(i18n.language);
  const done = useRef(onDone);
  useEffect(() => {
    const finish = () => done.current();
    window.addEventListener('afterprint', finish);
    window.print();
    return () => window.removeEventListener('afterprint', finish);
  }, []);
  const lines = leaving.lines.filter(({ about }) => about === 'client' || about === 'form');
  return createPortal(
    <div className="tp-print rf-paper" lang={language}>
      <h1>{t('paper.title', { title })}</h1>
      <p>{t('paper.what', { receiver: leaving.receiver })}</p>
      <dl>
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label === 'name' || label === 'type' || label === 'service' ? t(`leaving.${label}`) : label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>{t(consent.feedback ? 'paper.feedbackYes' : 'paper.feedbackNo')}</p>
      <p>{t('paper.revoke')}</p>
      <p>
        {t('paper.given', {
          date: formatDate(consent.at, language),
          how: t(`consent.${consent.given}`),
          by: consent.by,
        })}
      </p>
    </div>,
    document.body,
  );
}
