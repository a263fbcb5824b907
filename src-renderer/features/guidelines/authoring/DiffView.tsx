import { useTranslation } from 'react-i18next';
import type { ArticleDiff, DiffPart } from '#shared/guidelines-diff.js';

/** Words of a change: what came and what went, by sign, line and colour, and said to a screen reader. */
function Parts({ parts }: { parts: readonly DiffPart[] }) {
  const { t } = useTranslation('guidelineAuthoringLater');
  return parts.map(({ kind, text }, at) => {
    // Parts of one change never change their order.
    const key = `${at} ${kind}`;
    if (kind === 'same') return <span key={key}>{text}</span>;
    const Change = kind === 'added' ? 'ins' : 'del';
    return (
      <Change key={key}>
        <span className="tp-hidden">{t(`diff.${kind}`)} </span>
        {text}
      </Change>
    );
  });
}

/** What changes from one version of an article to another: fields first, then the text line by line. */
export function DiffView({ diff: { fields, body } }: { diff: ArticleDiff }) {
  const { t } = useTranslation('guidelineAuthoringLater');
  if (fields.length === 0 && body.length === 0) return <p className="tp-weak">{t('diff.none')}</p>;
  return (
    <div className="ga-diff">
      {fields.length > 0 && (
        <dl>
          {fields.map(({ field, parts }) => (
            <div key={field}>
              <dt>{t(`field.${field}`)}</dt>
              <dd>
                <Parts parts={parts} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {body.length > 0 && (
        <div className="ga-diff-body">
          {body.map(({ kind, parts }, at) => (
            // Lines of one change never change their order.
            <p key={`${at} ${kind}`} className={`ga-line ga-line-${kind}`}>
              <span aria-hidden="true">
                {kind === 'added' ? '+' : kind === 'removed' ? '−' : kind === 'changed' ? '±' : ''}
              </span>
              <span>
                <Parts parts={parts} />
              </span>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
