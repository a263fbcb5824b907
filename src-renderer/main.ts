import { config } from 'zod/v4/core';
import './ui/tokens.css';
import './ui/print.css';
import './app/theme/fonts.css';
import './app/theme/base.css';

// zod decides while schemas are made whether it may compile them, and under this page's policy the mere attempt
// (`new Function`) is reported as a violation. So this comes before everything that makes schemas is loaded.
config({ jitless: true });

const { boot } = await import('./app/boot.js');
await boot(window);
