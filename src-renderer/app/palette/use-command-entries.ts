import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSendIntent } from '../../ui/intents.js';
import { useWorkbench } from '../../ui/workbench.js';
import { useCommands } from '../desktop/commands.js';
import { otherScreen } from '../screen.js';
import { useAbout, useWorkspace } from '../use-workspace.js';
import type { PaletteEntry } from './entry.js';
import { useColleagueCommands } from './use-colleague-commands.js';
import { useContextCommands } from './use-context-commands.js';

/** The commands that have an effect now. */
export function useCommandEntries(): PaletteEntry[] {
  const { t } = useTranslation('frame');
  const { screen } = useWorkbench();
  const send = useSendIntent();
  const commands = useCommands();
  const workspace = useWorkspace();
  const about = useAbout();
  const aboutContext = useContextCommands();
  const aboutColleagues = useColleagueCommands();
  const other = otherScreen(screen);
  const canOpenOther = about?.capabilities.placesScreens === false && workspace?.openScreens.includes(other) === false;
  return useMemo(() => {
    const command = (id: string, icon: PaletteEntry['icon'], label: string, run: () => void): PaletteEntry => ({
      id,
      kind: 'command',
      icon,
      label,
      run,
    });
    return [
      ...aboutContext,
      ...aboutColleagues,
      command('howToRecord', 'book', t('command.howToRecord'), () => {
        send({ do: 'suggestGuidelines', open: 'list' });
        send({ do: 'showPane', paneId: 'guidelines' });
      }),
      ...(canOpenOther
        ? [command('openScreen', 'screens', t('openScreen', { screen: other }), commands.openOtherScreen)]
        : []),
      command('resetLayouts', 'swap', t('command.resetLayouts'), commands.resetLayouts),
      ...(['fi', 'sv', 'en'] as const).map((language) =>
        command(`language-${language}`, 'globe', t(`command.language.${language}`), () =>
          commands.setLanguage(language),
        ),
      ),
      ...(
        [
          ['system', 'screens'],
          ['light', 'sun'],
          ['dark', 'moon'],
          ['contrast', 'contrast'],
        ] as const
      ).map(([appearance, icon]) =>
        command(`appearance-${appearance}`, icon, t(`command.appearance.${appearance}`), () =>
          commands.setAppearance(appearance),
        ),
      ),
      command('lock', 'lock', t('lock.command'), commands.lock),
      command('switchUser', 'people', t('lock.switchUser'), commands.switchUser),
      command('signOut', 'exit', t('signOut'), commands.signOut),
    ];
  }, [aboutColleagues, aboutContext, canOpenOther, commands, other, send, t]);
}
