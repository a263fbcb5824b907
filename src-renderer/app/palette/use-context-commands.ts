import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSendIntent } from '../../ui/intents.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import type { PaletteEntry } from './entry.js';

/** Commands about the client and the tools that follow: those that have an effect now. */
export function useContextCommands(): PaletteEntry[] {
  const { t } = useTranslation('context');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const context = useClientContext();
  const version = context?.version;
  const hasClient = (context?.active ?? null) !== null;
  const hasPrevious = context?.previous !== undefined;
  return useMemo(() => {
    const command = (id: string, icon: PaletteEntry['icon'], label: string, run: () => void): PaletteEntry => ({
      id,
      kind: 'command',
      icon,
      label,
      run,
    });
    return [
      ...(hasClient
        ? [
            command('closeClient', 'close', t('closeClient'), () => void client.context.close()),
            command('parkClient', 'pause', t('park'), () => send({ do: 'parkClient' })),
          ]
        : []),
      ...(hasPrevious && version !== undefined
        ? [command('goBack', 'back', t('command.goBack'), () => void client.context.goBack({ version }))]
        : []),
      command('contextTools', 'link', t('command.tools'), () => send({ do: 'showContext', part: 'tools' })),
      command('contextTimeline', 'clock', t('command.timeline'), () => send({ do: 'showContext', part: 'timeline' })),
    ];
  }, [client, hasClient, hasPrevious, send, t, version]);
}
