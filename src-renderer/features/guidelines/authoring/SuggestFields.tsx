import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { purposeSchema, serviceSchema } from '#shared/access.js';
import { documentKinds, servicePhases, workSteps } from '#shared/choices.js';
import { sectionIdSchema } from '#shared/client-summary.js';
import { type SuggestFor, writingKinds } from '#shared/guidelines.js';
import { localize } from '#shared/localize.js';
import { languageOf } from '../../../ui/format.js';
import { FilterChip } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** What of the professional's doing brings the article up by itself: eight lists of choices, each of which may be empty. */
export function SuggestFields({ value, change }: { value: SuggestFor; change: (next: SuggestFor) => void }) {
  const { t, i18n } = useTranslation('guidelineAuthoringLater');
  // The words of those who show what is chosen here: they may not have come yet.
  const { t: now, ready: hasNow } = useTranslation('guidelinesNowLater', { useSuspense: false });
  const { t: summary, ready: hasSummary } = useTranslation('clientSummaryLater', { useSuspense: false });
  const { t: access, ready: hasAccess } = useTranslation('clientAccessLater', { useSuspense: false });
  const { orpc } = useWorkbench();
  const tools = useQuery(orpc.tools.list.queryOptions()).data ?? [];
  if (!hasNow || !hasSummary || !hasAccess) return null;

  /** @param ids those that can be chosen; what another county's file names besides stays as it is, and is shown by its id */
  const group = <Kind extends keyof SuggestFor>(
    kind: Kind,
    ids: readonly SuggestFor[Kind][number][],
    nameOf: (id: string) => string,
  ) => {
    const chosen: readonly SuggestFor[Kind][number][] = value[kind];
    return (
      <fieldset className="ga-wide ga-topics">
        <legend>{t(`suggest.${kind}`)}</legend>
        {[...new Set([...ids, ...chosen])].map((id) => {
          const on = chosen.includes(id);
          return (
            <FilterChip
              key={id}
              on={on}
              onToggle={() => change({ ...value, [kind]: on ? chosen.filter((one) => one !== id) : [...chosen, id] })}
            >
              {nameOf(id)}
            </FilterChip>
          );
        })}
      </fieldset>
    );
  };
  return (
    <>
      <p className="ga-wide ga-hint">{t('suggestHint')}</p>
      {group('documents', documentKinds, (id) => now(`document.${id}`))}
      {group('writing', writingKinds, (id) => t(`suggestWriting.${id}`))}
      {group('steps', workSteps, (id) => t(`suggestStep.${id}`))}
      {group('phases', servicePhases, (id) => now(`phase.${id}`))}
      {group('tasks', serviceSchema.options, (id) => access(`service.${id}`))}
      {group('purposes', purposeSchema.options, (id) => access(`purpose.${id}`))}
      {group('sections', sectionIdSchema.options, (id) => summary(`section.${id}`))}
      {group(
        'tools',
        tools.map(({ id }) => id),
        (id) => {
          const tool = tools.find((one) => one.id === id);
          return tool === undefined ? id : localize(tool.name, languageOf(i18n.language));
        },
      )}
    </>
  );
}
