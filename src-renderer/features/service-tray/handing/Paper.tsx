import type { CSSProperties } from 'react';
import type { Handout, HandoutEntry } from '#shared/handing.js';
import { QUIET, toQr } from '#shared/qr.js';
import './paper.css';

/** The handout as it stands on paper; shown in the window as well, before it is printed. */
export function Paper({ handout }: { handout: Handout }) {
  const { title, county, date, entries, help, source, language, points } = handout;
  const size: CSSProperties & Record<'--pt', string> = { '--pt': `${points}pt` };
  return (
    <article className="hd-paper" lang={language} style={size}>
      <header>
        <h1>{title}</h1>
        <p>
          {county} · {date}
        </p>
      </header>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} handout={handout} />
      ))}
      <footer>
        {help !== undefined && <p className="hd-help">{help}</p>}
        <p className="hd-source">{source}</p>
      </footer>
    </article>
  );
}

function Entry({ entry, handout: { labels } }: { entry: HandoutEntry; handout: Handout }) {
  const { name, provider, what, note, facts, web } = entry;
  const shown = web === undefined ? facts : [...facts, { kind: 'web', label: labels.web, lines: [web.shown] }];
  return (
    <section>
      {web !== undefined && <Code url={web.url} name={name} scan={labels.scan} />}
      <h2>{name}</h2>
      {provider !== undefined && <p className="hd-provider">{provider}</p>}
      {what.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {note !== undefined && (
        <div className="hd-note">
          <strong>{labels.note}</strong>
          <p>{note}</p>
        </div>
      )}
      <dl>
        {shown.map(({ kind, label, lines }) => (
          <div key={kind}>
            <dt>{label}</dt>
            {lines.map((one) => (
              <dd key={one}>{one}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The address as a QR code; the address itself stands in words beside it. */
function Code({ url, name, scan }: { url: string; name: string; scan: string }) {
  const { size, path } = toQr(url);
  const side = size + 2 * QUIET;
  return (
    <figure>
      <svg viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={`QR: ${name}, ${url}`}>
        <path d={path} />
      </svg>
      <figcaption>{scan}</figcaption>
    </figure>
  );
}
