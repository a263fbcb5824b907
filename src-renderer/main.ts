import './ui/tokens.css';
import './ui/print.css';
import './app/theme/fonts.css';
import './app/theme/base.css';
import { boot } from './app/boot.js';

await boot(window);
