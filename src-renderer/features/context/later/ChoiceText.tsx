import { useTranslation } from 'react-i18next';
import type { Objection } from '#shared/context.js';
import { type Choice, isDraft } from './decision.js';

/** A choice and what will happen by it. @param now name of the client that is open */
export function ChoiceText({
  choice,
  objections,
  now,
}: {
  choice: Choice;
  objections: readonly Objection[];
  now: string | undefined;
}) {
  const { t, i18n } = useTranslation('contextLater');
  const others = objections.filter((objection) => !isDraft(objection)).map(({ name }) => name);
  const tools = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(others);
  const effects =
    choice === 'cancel'
      ? [now === undefined ? t('effect.nothing') : t('effect.cancel', { client: now })]
      : [
          ...(others.length === 0 ? [] : [t(`effect.${choice}`, { tools, count: others.length })]),
          ...(now !== undefined && objections.some(isDraft) ? [t('effect.draft', { client: now })] : []),
        ];
  return (
    <span>
      <b>{t(`choice.${choice}`, { tools })}</b>
      {effects.map((effect) => (
        <span key={effect}>{effect}</span>
      ))}
    </span>
  );
}
