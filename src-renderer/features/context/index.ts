export { ClientBanner } from './ClientBanner.js';
export { ClientStrip } from './ClientStrip.js';
export { ClientTabs } from './ClientTabs.js';
export { followCount } from './follow-count.js';
