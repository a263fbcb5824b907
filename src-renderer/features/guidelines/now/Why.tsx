import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import { languageOf } from '../../../ui/format.js';
import { useWorkbench } from '../../../ui/workbench.js';
import type { Reason } from './rank.js';

/** Says in words why an article comes up. */
export function Why({ reason }: { reason: Reason }) {
  const { t } = useTranslation('guidelinesNowLater');
  switch (reason.by) {
    case 'document':
      return t('why.chosen', { what: t(`document.${reason.id}`) });
    case 'assessing':
      return t('why.assessing', { what: t(`document.${reason.id}`) });
    case 'phase':
      return t('why.chosen', { what: t(`phase.${reason.id}`) });
    case 'writing':
      return t(`why.writing.${reason.id}`);
    case 'step':
      return t(`why.step.${reason.id}`);
    case 'contact':
      return t(`why.contact.${reason.id}`);
    case 'tool':
      return <OpenTool id={reason.id} />;
    case 'section':
      return <SectionName id={reason.id} />;
    default:
      return <Access reason={reason} />;
  }
}

function OpenTool({ id }: { id: string }) {
  const { t, i18n } = useTranslation('guidelinesNowLater');
  const { orpc } = useWorkbench();
  const tool = useQuery(orpc.tools.list.queryOptions()).data?.find((each) => each.id === id);
  return t('why.tool', { name: tool === undefined ? id : localize(tool.name, languageOf(i18n.language)) });
}

// The summary's own words for its sections, and for services and purposes: they have come where a client is open.
function SectionName({ id }: { id: string }) {
  const { t } = useTranslation('guidelinesNowLater');
  const { t: words, ready } = useTranslation('clientSummaryLater', { useSuspense: false });
  return ready ? t('why.section', { name: words(`section.${id}`) }) : null;
}

function Access({ reason }: { reason: Extract<Reason, { by: 'service' | 'purpose' }> }) {
  const { t } = useTranslation('guidelinesNowLater');
  const { t: words, ready } = useTranslation('clientAccessLater', { useSuspense: false });
  return ready ? t(`why.${reason.by}`, { name: words(`${reason.by}.${reason.id}`) }) : null;
}
