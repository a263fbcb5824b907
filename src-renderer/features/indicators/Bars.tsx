import { useTranslation } from 'react-i18next';

export interface Bar {
  key: string;
  label: string;
  /** Weak text after the label. */
  detail?: string;
  /** Length on the scale; absent = there is no number to draw, and the text says why. */
  value: number | undefined;
  text: string;
}

/** A bar for each row: name, bar, and the number in words. A line marks what the county's plan aims at. */
export function Bars({ bars, top, aim }: { bars: readonly Bar[]; top: number; aim?: { value: number; text: string } }) {
  const { t } = useTranslation('indicatorsLater');
  const percent = (value: number) => `${Math.min(100, (value / top) * 100).toFixed(2)}%`;
  return (
    <div className="in-bars">
      {/* Above the bars: a long list hides what stands below it. */}
      {aim !== undefined && (
        <p className="in-aim">
          <i aria-hidden="true" />
          {t('aim', { text: aim.text })}
        </p>
      )}
      <ul>
        {bars.map(({ key, label, detail, value, text }) => (
          <li key={key}>
            <span className="in-bar-name">
              {label}
              {detail !== undefined && <span className="tp-weak">{detail}</span>}
            </span>
            <span className={value === undefined ? 'in-bar in-bar-none' : 'in-bar'} aria-hidden="true">
              {value !== undefined && <span style={{ width: percent(value) }} />}
              {aim !== undefined && <i style={{ left: percent(aim.value) }} />}
            </span>
            <span className="in-bar-text">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
