import type { Screen } from '#shared/workspace.js';

/** Who calls: known from the connection itself, never from what the caller says. Context of every oRPC handler. */
export interface Caller {
  screen: Screen;
}
