import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { useClientContext, useWorkbench } from '../../../ui/workbench.js';
import { useFrame } from '../frame/frame-context.js';
import { sheetOf } from '../text/sheet.js';
import { useWords } from '../use-words.js';
import { writeDate, writeMoment } from '../write.js';

/**
 * Sections on paper: whose they are, who printed them and when, each entry with its origin, and what is not there. Stands
 * in the page only while it is printed.
 */
export function PrintSheet({
  summary,
  sections,
  onDone,
}: {
  summary: Summary;
  sections: readonly SectionId[];
  onDone: () => void;
}) {
  const { t } = useTranslation('clientViewsLater');
  const { orpc } = useWorkbench();
  const words = useWords();
  const masked = useFrame()?.access.nonDisclosure === 'masked';
  const client = useClientContext()?.active;
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  const [at] = useState(() => new Date().toISOString());
  const ready = session !== undefined;
  // Printed once, whatever is drawn anew meanwhile.
  const [done] = useState(() => onDone);
  useEffect(() => {
    if (!ready) return undefined;
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [ready, done]);
  if (client === null || client === undefined) return null;
  const professional = session?.state === 'signedIn' ? session.professional : undefined;
  const by = [professional?.name, professional?.unit].filter((part) => part !== undefined).join(', ');
  return createPortal(
    <article className="tp-print cs-print" lang={words.language}>
      <header>
        <h1>
          {client.family.toLocaleUpperCase('fi')}, {client.given.join(' ')}
        </h1>
        <p>
          {client.birthDate !== undefined && t('print.born', { date: writeDate(client.birthDate) })}
          {client.nonDisclosure && ` · ${t('print.nonDisclosure')}`}
        </p>
        <p>{t('print.by', { name: by, time: writeMoment(at, words.language) })}</p>
      </header>
      {sections.map((id) => {
        const section = summary.sections.find((one) => one.id === id);
        if (section === undefined) return null;
        const { title, lines, notes } = sheetOf(section, words, masked);
        return (
          <section key={id}>
            <h2>{title}</h2>
            <ul>
              {lines.map(({ text, origin }, index) => (
                <li key={index}>
                  {text} {origin !== '' && <small>{origin}</small>}
                </li>
              ))}
            </ul>
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </section>
        );
      })}
    </article>,
    document.body,
  );
}
