import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Register, SectionId } from '#shared/client-summary.js';
import type { Language } from '#shared/language.js';
import { useClientContext } from '../../../../ui/workbench.js';
import { writeDate } from '../../write.js';
import './client-paper.css';

/** A permission as it is told to the client. */
export interface Paper {
  register: Register;
  /** What it covers: as sections, or in the source's words. */
  sections?: readonly SectionId[];
  items?: readonly string[];
  until?: string | undefined;
  date?: string | undefined;
}

/**
 * A permission on paper for the client: in large, clear text what it means, what it covers, until when, and how it is
 * taken back. Stands in the page only while it is printed, and only while its client is the open one.
 */
export default function ClientPaper({
  paper: { register, sections, items = [], until, date },
  language,
  version,
  onDone,
}: {
  paper: Paper;
  language: Language;
  version: number;
  onDone: () => void;
}) {
  // The paper speaks the client's language, not the professional's: each of the three is in the same texts.
  const { t } = useTranslation('clientPaperLater');
  const context = useClientContext();
  const client = context?.version === version ? context.active : null;
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
    // Printed once, whatever is drawn anew meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (client === null) return null;
  const covered = sections === undefined ? items : sections.map((one) => t(`${language}.item.${one}`));
  return createPortal(
    <article className="tp-print cs-paper-print" lang={language}>
      <h1>{t(`${language}.title`)}</h1>
      <p className="cs-paper-who">
        {client.given.join(' ')} {client.family}
        {client.birthDate !== undefined && `, ${t(`${language}.born`, { date: writeDate(client.birthDate) })}`}
      </p>
      <h2>{t(`${language}.meansTitle`)}</h2>
      <p>{t(`${language}.means.${register}`)}</p>
      {covered.length > 0 && (
        <>
          <h2>{t(`${language}.coversTitle`)}</h2>
          <ul>
            {covered.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{t(`${language}.forceTitle`)}</h2>
      <p>
        {date !== undefined && `${t(`${language}.given`, { date: writeDate(date) })} `}
        {until === undefined ? t(`${language}.untilRevoked`) : t(`${language}.until`, { date: writeDate(until) })}
      </p>
      <h2>{t(`${language}.revokeTitle`)}</h2>
      <p>{t(`${language}.revoke`)}</p>
      <p>{t(`${language}.log`)}</p>
    </article>,
    document.body,
  );
}
