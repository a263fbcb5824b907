import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/service-tray.js';
import '../../../ui/print.css';
import type { Words } from '../words.js';
import type { CompareRow } from './compare-rows.js';
import { CompareTable } from './compare-table.js';

/** The comparison on paper: stands in the document only while it is being printed, and only it is printed. */
export function ComparePrint({
  services,
  rows,
  words,
  now,
  onDone,
}: {
  services: readonly Service[];
  rows: readonly CompareRow[];
  words: Words;
  now: number;
  onDone: () => void;
}) {
  const { t } = useTranslation('serviceTrayCompareLater');
  const done = useRef(onDone);
  useEffect(() => {
    const finish = () => done.current();
    window.addEventListener('afterprint', finish);
    window.print();
    return () => window.removeEventListener('afterprint', finish);
  }, []);
  return createPortal(
    <div className="tp-print st-compare-paper" lang={words.language}>
      <h1>
        {t('title')} <span>{words.date(now)}</span>
      </h1>
      <CompareTable services={services} rows={rows} words={words} renderHead={(_, name) => name} />
      <footer>{t('check')}</footer>
    </div>,
    document.body,
  );
}
