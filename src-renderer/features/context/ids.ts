/** Ids of what opens under a button, for the button that also closes it. */
export const PANEL_ID = 'ctx-panel';
export const PARK_ID = 'ctx-park';
