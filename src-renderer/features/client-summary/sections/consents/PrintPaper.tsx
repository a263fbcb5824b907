import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { Icon } from '../../../../ui/icon.js';
import { MenuButton } from '../../../../ui/menu.js';
import { useClientContext, useWorkbench } from '../../../../ui/workbench.js';
import { Problem } from '../../access/Problem.js';
import type { Paper } from './ClientPaper.js';

const languages = ['fi', 'sv', 'en'] as const satisfies readonly Language[];

/** Prints a permission for the client, in the language that they are served in or another one; in the log before it is. */
export function PrintPaper({ version, paper }: { version: number; paper: Paper }) {
  const { t, i18n } = useTranslation('clientSectionsLater');
  const { client } = useWorkbench();
  const [printing, setPrinting] = useState<Language>();
  const [problem, setProblem] = useState<string>();
  const print = async (language: Language) => {
    setProblem(undefined);
    try {
      const { allowed } = await client.clientSummary.taken({ version, how: 'printed', sections: ['consents'] });
      if (allowed) setPrinting(language);
      else setProblem(t('clientViewsLater:copy.notAllowed'));
    } catch {
      setProblem(t('clientAccessLater:result.coreSilent'));
    }
  };
  const [ClientPaper] = useState(() =>
    lazy(async () => (await Promise.all([import('./ClientPaper.js'), i18n.loadNamespaces('clientPaperLater')]))[0]),
  );
  const own = useClientContext()?.active?.language;
  const first = languages.filter((one) => own?.startsWith(one) === true);
  return (
    <>
      <MenuButton
        label={t('consents.print')}
        className="tp-button tp-button-outlined"
        items={() =>
          [...first, ...languages.filter((one) => !first.includes(one))].map((language) => ({
            id: language,
            label: t(`consents.in.${language}`),
            run: () => void print(language),
          }))
        }
      >
        <Icon name="print" size={14} /> {t('consents.print')}
      </MenuButton>
      <Problem>{problem}</Problem>
      {printing !== undefined && (
        <Suspense fallback={null}>
          <ClientPaper paper={paper} language={printing} version={version} onDone={() => setPrinting(undefined)} />
        </Suspense>
      )}
    </>
  );
}
