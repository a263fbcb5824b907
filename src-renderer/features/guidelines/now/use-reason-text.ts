import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/assert-never.js';
import { localize } from '#shared/localize.js';
import { languageOf } from '../../../ui/format.js';
import { useWorkbench } from '../../../ui/workbench.js';
import type { Reason } from './rank.js';

/** Says in words why an article comes up. */
export function useReasonText(): (reason: Reason) => string {
  const { t, i18n } = useTranslation('guidelinesNowLater');
  const { orpc } = useWorkbench();
  const tools = useQuery(orpc.tools.list.queryOptions()).data;
  return (reason) => {
    switch (reason.by) {
      case 'document':
        return t('why.chosen', { what: t(`document.${reason.id}`) });
      case 'phase':
        return t('why.chosen', { what: t(`phase.${reason.id}`) });
      case 'writing':
        return t(`why.writing.${reason.id}`);
      case 'call':
        return t('why.call');
      case 'tool': {
        const tool = tools?.find(({ id }) => id === reason.id);
        return t('why.tool', { name: tool === undefined ? reason.id : localize(tool.name, languageOf(i18n.language)) });
      }
      case 'section':
        return t('why.section', { name: t(`clientSummaryLater:section.${reason.id}`) });
      case 'service':
        return t('why.service', { name: t(`clientAccessLater:service.${reason.id}`) });
      case 'purpose':
        return t('why.purpose', { name: t(`clientAccessLater:purpose.${reason.id}`) });
      default:
        return assertNever(reason);
    }
  };
}
