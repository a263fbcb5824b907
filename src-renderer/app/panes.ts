import type { ReactNode } from 'react';
import { OwnState, pane as availability } from '../features/availability/index.js';
import { pane as clientSummary } from '../features/client-summary/index.js';
import { pane as guidelines } from '../features/guidelines/index.js';
import { pane as serviceTray } from '../features/service-tray/index.js';
import { pane as tools } from '../features/tools/index.js';
import type { PaneDefinition } from '../ui/pane.js';

/** Every pane of the workbench, in the order of the default layout and of the palette. */
export const panes: readonly PaneDefinition[] = [tools, clientSummary, availability, guidelines, serviceTray];

/** What features put into the top bar, left of who is signed in. */
export const topBarParts: readonly (() => ReactNode)[] = [OwnState];
