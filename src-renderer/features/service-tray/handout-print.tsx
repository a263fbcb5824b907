import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import './handout-print.css';
import type { Handout } from './handout.js';
import type { Words } from './words.js';

/** The handout on paper: stands in the document only while it is being printed, and only it is printed. */
export default function HandoutPrint({
  handout,
  attribution,
  words: { t, language },
  onDone,
}: {
  handout: Handout;
  attribution: string;
  words: Words;
  onDone: () => void;
}) {
  const done = useRef(onDone);
  useEffect(() => {
    const finish = () => done.current();
    window.addEventListener('afterprint', finish);
    window.print();
    return () => window.removeEventListener('afterprint', finish);
  }, []);
  return createPortal(
    <div className="tp-print st-handout" lang={language}>
      <header>
        <h1>{handout.title}</h1>
        <span>{handout.date}</span>
      </header>
      {handout.entries.map((entry) => (
        <section key={entry.id}>
          <h2>{entry.name}</h2>
          {entry.provider !== undefined && <p className="st-handout-provider">{entry.provider}</p>}
          {entry.summary !== undefined && <p>{entry.summary}</p>}
          {entry.note !== '' && (
            <div className="st-handout-note">
              <strong>{t('handout.note')}</strong>
              <p>{entry.note}</p>
            </div>
          )}
          <dl>
            {entry.facts.map(({ label, lines }) => (
              <div key={label}>
                <dt>{label}</dt>
                {lines.map((line) => (
                  <dd key={line}>{line}</dd>
                ))}
              </div>
            ))}
          </dl>
        </section>
      ))}
      <footer>{t('handout.source', { attribution })}</footer>
    </div>,
    document.body,
  );
}
