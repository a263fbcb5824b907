import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Screen } from '#shared/workspace.js';
import { TrainingFrame } from '../features/training/index.js';
import { WorkbenchProvider } from '../ui/workbench.js';
import { ConnectionCover } from './ConnectionCover.js';
import { SessionGate } from './session/SessionGate.js';
import { SettingsFollower } from './SettingsFollower.js';
import { resumeQueries } from './transport/query-client.js';
import type { Transport } from './transport/transport.js';

interface AppProps {
  screen: Screen;
  transport: Transport;
  queryClient: QueryClient;
  i18n: I18n;
}

/** One window of the workbench: everything a part of it may need, and who may see it. */
export function App({ screen, transport, queryClient, i18n }: AppProps) {
  useEffect(() => resumeQueries(queryClient, transport.connection), [queryClient, transport]);
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <WorkbenchProvider client={transport.client} screen={screen}>
          <SettingsFollower />
          <TrainingFrame>
            <ConnectionCover connection={transport.connection}>
              <SessionGate />
            </ConnectionCover>
          </TrainingFrame>
        </WorkbenchProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
