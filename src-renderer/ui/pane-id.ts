import type { Tool } from '#shared/tools.js';

/** The pane that an entry of the catalogue opens (`kind: "pane"`). */
export const paneIdOf = (pane: NonNullable<Tool['pane']>): string => (pane === 'serviceTray' ? 'service-tray' : pane);
