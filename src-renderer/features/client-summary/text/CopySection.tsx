import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessState } from '#shared/access.js';
import type { Section } from '#shared/client-summary.js';
import { IconButton } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { useWords } from '../use-words.js';
import { sheetOf, textOf } from './sheet.js';

/** Copies a section as clean text for recording. That it was taken is in the log before it is. */
export function CopySection({ section, access }: { section: Section; access: AccessState }) {
  const { t } = useTranslation('clientViewsLater');
  const { client } = useWorkbench();
  const words = useWords();
  const [said, setSaid] = useState<'copied' | 'notAllowed' | 'failed'>();
  const copy = async () => {
    const { contextVersion: version } = access;
    try {
      const { allowed } = await client.clientSummary.taken({ version, how: 'copied', sections: [section.id] });
      if (allowed)
        await navigator.clipboard.writeText(textOf(sheetOf(section, words, access.nonDisclosure === 'masked')));
      setSaid(allowed ? 'copied' : 'notAllowed');
    } catch {
      setSaid('failed');
    }
  };
  return (
    <>
      <output className="cs-said">{said !== undefined && t(`copy.${said}`)}</output>
      <IconButton
        icon="doc"
        label={t('copy.section', { section: t(`clientSummaryLater:section.${section.id}`) })}
        onClick={() => void copy()}
      />
    </>
  );
}
