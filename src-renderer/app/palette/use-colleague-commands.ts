import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { stateWord } from '../../ui/colleagues/words.js';
import { useSendIntent } from '../../ui/intents.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { PaletteEntry } from './entry.js';

const STATES = [
  ['available', 'none', 'ok'],
  ['interruptible', 'none', 'half'],
  ['busy', 'none', 'busy'],
  ['away', 'break', 'away'],
] as const;

/** Commands about colleagues: ask, see one's requests, and set one's own state. */
export function useColleagueCommands(): PaletteEntry[] {
  const { t } = useTranslation('frame');
  const { client } = useWorkbench();
  const send = useSendIntent();
  return useMemo(() => {
    const command = (id: string, icon: PaletteEntry['icon'], label: string, run: () => void): PaletteEntry => ({
      id,
      kind: 'command',
      icon,
      label,
      run,
    });
    return [
      command('consult', 'chat', t('command.consult'), () => send({ do: 'consult' })),
      command('ownRequests', 'chat', t('command.ownRequests'), () => send({ do: 'showPane', paneId: 'consultation' })),
      ...STATES.map(([state, reason, icon]) =>
        command(`own-${state}`, icon, t('command.ownState', { state: stateWord(t, state) }), () => {
          void client.availability.setOwn({ state, reason }).catch(() => {});
        }),
      ),
    ];
  }, [client, send, t]);
}
