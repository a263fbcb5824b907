import './app/zod-jitless.js';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { createI18n } from './app/i18n.js';
import { screenOf } from './app/screen.js';
import { readNonce } from './app/theme/nonce.js';
import { connect } from './app/transport/connect.js';
import { createQueryClient } from './app/transport/query-client.js';
import './ui/tokens.css';
import './ui/print.css';
import './app/theme/fonts.css';
import './app/theme/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const screen = screenOf(window.location.search);
const [transport, i18n] = await Promise.all([connect(window, screen), createI18n()]);
createRoot(root).render(
  <App
    screen={screen}
    transport={transport}
    queryClient={createQueryClient()}
    i18n={i18n}
    nonce={readNonce(document)}
  />,
);
