import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { unbroken } from '../words.js';

/** The mark of what is not the same for all: an icon and the word; the bar at the edge is only the third sign. */
export function Differs() {
  const { t } = useTranslation('serviceTrayCompareLater');
  return (
    <span className="st-differs-mark">
      <Icon name="swap" size={12} />
      {t('differs')}
    </span>
  );
}

/** What a service tells of one thing, or that it tells nothing. */
export function Lines({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation('serviceTrayCompareLater');
  if (lines.length === 0) return <span className="tp-weak">{t('untold')}</span>;
  return lines.map((line) => <div key={line}>{unbroken(line)}</div>);
}
