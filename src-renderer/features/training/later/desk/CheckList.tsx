import { useTranslation } from 'react-i18next';

/** What to look for in one's own entry, ticked by the learner. */
export function CheckList({
  lines,
  ticked,
  onTick,
}: {
  lines: readonly string[];
  ticked: ReadonlySet<number>;
  onTick: (at: number) => void;
}) {
  const { t } = useTranslation('trainingLater');
  return (
    <fieldset className="tr-check">
      <legend>{t('practice.check')}</legend>
      {lines.map((line, at) => (
        <label key={line}>
          <input type="checkbox" checked={ticked.has(at)} onChange={() => onTick(at)} />
          <span>{line}</span>
        </label>
      ))}
      <output>{t('practice.ticked', { ticked: ticked.size, count: lines.length })}</output>
    </fieldset>
  );
}
