export { ClientBanner } from './ClientBanner.js';
export { ClientStrip } from './ClientStrip.js';
export { ClientTabs } from './ClientTabs.js';
