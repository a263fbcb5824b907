import type { Screen } from '#shared/workspace.js';

/** Which screen a window is, from `?screen=1|2` of its address; screen 1 when it does not say. */
export const screenOf = (search: string): Screen => (new URLSearchParams(search).get('screen') === '2' ? 2 : 1);

/** The other one of the two screens. */
export const otherScreen = (screen: Screen): Screen => (screen === 1 ? 2 : 1);
