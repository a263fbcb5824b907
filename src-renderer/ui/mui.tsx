import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { readNonce } from './nonce.js';
import { createOwnTheme } from './theme.js';

// `data-theme` is the professional's choice and set by the frame: MUI neither writes nor stores it.
const ownScheme = { storageManager: null, colorSchemeNode: null };

/**
 * What MUI's components need around them: our tokens as its theme, and the page's nonce for its styles. Only for parts
 * that load by themselves (charts): with it comes MUI's whole styling engine, which the first screen does without.
 */
export function MuiProvider({ children }: { children: ReactNode }) {
  const [{ cache, theme }] = useState(() => {
    const nonce = readNonce(document);
    return { cache: createCache({ key: 'tp', ...(nonce === undefined ? {} : { nonce }) }), theme: createOwnTheme() };
  });
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} {...ownScheme}>
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
