import { useTranslation } from 'react-i18next';
import type { ArticleDiff, DiffLine, DiffPart } from '#shared/guidelines-diff.js';
import type { Language } from '#shared/language.js';

/** Fields that a reader is shown word by word; of the others it is only said that they have changed. */
const told: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'unit',
  'approved',
  'owner',
  'sources',
  'checked',
  'validFrom',
  'validUntil',
  'reviewBy',
]);
/** Lines that stay, beside those that have changed. */
const AROUND = 1;

/** Parts of one line. Added and removed words have their sign as text, and a word for who hears and does not see. */
function Parts({ parts }: { parts: readonly DiffPart[] }) {
  const { t } = useTranslation('guidelinesLater');
  return parts.map(({ kind, text }, index) => {
    // The parts of one line never change their order.
    const key = `${index} ${kind}`;
    if (kind === 'same' || text.trim() === '') return <span key={key}>{text}</span>;
    return kind === 'added' ? (
      <ins key={key}>
        <span className="tp-hidden">{t('diff.added')} </span>
        <span aria-hidden="true">+</span>
        {text}
      </ins>
    ) : (
      <del key={key}>
        <span className="tp-hidden">{t('diff.removed')} </span>
        <span aria-hidden="true">−</span>
        {text}
      </del>
    );
  });
}

type Shown = { line: DiffLine; at: number } | { skipped: number; at: number };

/** Changed lines with those next to them; of others only how many there are. */
function nearChanges(lines: readonly DiffLine[]): Shown[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'),
  );
  const shown: Shown[] = [];
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near[at] === true) shown.push({ line, at });
    else if (last !== undefined && 'skipped' in last) last.skipped += 1;
    else shown.push({ skipped: 1, at });
  }
  return shown;
}

/** A change between two versions, word by word. */
export function DiffText({ diff, language }: { diff: ArticleDiff; language: Language }) {
  const { t } = useTranslation('guidelinesLater');
  const fields = diff.fields.filter(({ field }) => told.has(field));
  const others = diff.fields.filter(({ field }) => !told.has(field));
  return (
    <section className="gl-diff" aria-label={t('diff.title')}>
      {fields.map(({ field, parts }) => (
        <p key={field}>
          <strong>{t(`diff.field.${field}`)}:</strong>{' '}
          <span lang={language}>
            <Parts parts={parts} />
          </span>
        </p>
      ))}
      {others.length > 0 && (
        <p className="tp-weak">
          {t('diff.others', { fields: others.map(({ field }) => t(`diff.field.${field}`)).join(', ') })}
        </p>
      )}
      {diff.body.length > 0 && (
        <div className="gl-diff-body" lang={language}>
          {nearChanges(diff.body).map((each) =>
            'skipped' in each ? (
              <p key={each.at} className="gl-diff-skipped tp-weak" aria-hidden="true">
                ⋯
              </p>
            ) : (
              <p key={each.at} className={`gl-diff-${each.line.kind}`}>
                <Parts parts={each.line.parts} />
              </p>
            ),
          )}
        </div>
      )}
      {diff.fields.length === 0 && diff.body.length === 0 && <p className="tp-weak">{t('diff.same')}</p>}
    </section>
  );
}
