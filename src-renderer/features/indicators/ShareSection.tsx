import { useTranslation } from 'react-i18next';
import type { Aim } from '#shared/indicators.js';
import { languageOf } from '../../ui/format.js';
import { Notice } from '../../ui/parts.js';
import { Bars } from './Bars.js';
import { FigureSection } from './FigureSection.js';
import type { Share } from './counted.js';
import { shareCells, writeAim, writeShare } from './words.js';

/** A share for each of some rows, beside what the county's plan aims at. */
export function ShareSection({
  title,
  detail,
  note,
  file,
  rowLabel,
  rows,
  aim,
  empty,
}: {
  title: string;
  detail?: string;
  /** What is counted, under the picture. */
  note?: string;
  file: string;
  rowLabel: string;
  rows: readonly { label: string; share: Share }[];
  aim?: Aim | undefined;
  empty: string;
}) {
  const { t, i18n } = useTranslation('indicatorsLater');
  const language = languageOf(i18n.language);
  return (
    <FigureSection
      title={title}
      detail={detail}
      sheet={{
        file,
        columns: [
          { label: rowLabel },
          { label: t('column.count'), number: true },
          { label: t('column.share'), number: true },
        ],
        rows: rows.map(({ label, share }) => [label, ...shareCells(t, share)]),
      }}
    >
      {rows.length === 0 ? (
        <Notice kind="empty" title={empty} />
      ) : (
        <Bars
          bars={rows.map(({ label, share }) => ({
            key: label,
            label,
            value: share.share,
            text: writeShare(t, share, language),
          }))}
          top={1}
          {...(aim === undefined ? {} : { aim: { value: aim.value, text: writeAim(t, aim, language) } })}
        />
      )}
      {note !== undefined && <p className="in-note tp-weak">{note}</p>}
    </FigureSection>
  );
}
