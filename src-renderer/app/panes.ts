import type { ReactNode } from 'react';
import { pane as clientSummary } from '../features/client-summary/index.js';
import { pane as serviceTray } from '../features/service-tray/index.js';
import { pane as tools } from '../features/tools/index.js';
import type { PaneDefinition } from '../ui/pane.js';

/** Every pane of the workbench, in the order of the default layout and of the palette. */
export const panes: readonly PaneDefinition[] = [tools, clientSummary, serviceTray];

/** What features put into the top bar, left of who is signed in. */
export const topBarParts: readonly (() => ReactNode)[] = [];
