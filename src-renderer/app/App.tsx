import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { useEffect, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Screen } from '#shared/workspace.js';
import { WorkbenchProvider } from '../ui/workbench.js';
import { ConnectionCover } from './ConnectionCover.js';
import { SessionGate } from './session/SessionGate.js';
import { SettingsFollower } from './SettingsFollower.js';
import { theme } from './theme/theme.js';
import { resumeQueries } from './transport/query-client.js';
import type { Transport } from './transport/transport.js';

interface AppProps {
  screen: Screen;
  transport: Transport;
  queryClient: QueryClient;
  i18n: I18n;
  nonce: string | undefined;
}

// `data-theme` is the professional's choice and set by useAppearance: MUI neither writes nor stores it.
const ownScheme = { storageManager: null, colorSchemeNode: null };

/** One window of the workbench: everything a part of it may need, and who may see it. */
export function App({ screen, transport, queryClient, i18n, nonce }: AppProps) {
  const cache = useMemo(() => createCache({ key: 'tp', ...(nonce === undefined ? {} : { nonce }) }), [nonce]);
  useEffect(() => resumeQueries(queryClient, transport.connection), [queryClient, transport]);
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} {...ownScheme}>
        <I18nextProvider i18n={i18n}>
          <QueryClientProvider client={queryClient}>
            <WorkbenchProvider client={transport.client} screen={screen}>
              <SettingsFollower />
              <ConnectionCover connection={transport.connection}>
                <SessionGate />
              </ConnectionCover>
            </WorkbenchProvider>
          </QueryClientProvider>
        </I18nextProvider>
      </ThemeProvider>
    </CacheProvider>
  );
}
