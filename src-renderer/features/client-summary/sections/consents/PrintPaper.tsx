import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { Icon } from '../../../../ui/icon.js';
import { MenuButton } from '../../../../ui/menu.js';
import { useClientContext } from '../../../../ui/workbench.js';
import type { Paper } from './ClientPaper.js';

const languages = ['fi', 'sv', 'en'] as const satisfies readonly Language[];

/** Prints a permission for the client, in the language that they are served in or another one. */
export function PrintPaper({ version, paper }: { version: number; paper: Paper }) {
  const { t, i18n } = useTranslation('clientSectionsLater');
  const [printing, setPrinting] = useState<Language>();
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
            run: () => setPrinting(language),
          }))
        }
      >
        <Icon name="print" size={14} /> {t('consents.print')}
      </MenuButton>
      {printing !== undefined && (
        <Suspense fallback={null}>
          <ClientPaper paper={paper} language={printing} version={version} onDone={() => setPrinting(undefined)} />
        </Suspense>
      )}
    </>
  );
}
