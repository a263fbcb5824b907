/** The hub's log: one line an event, never who is in which state. */
export type HubLog = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Record<string, string | number | boolean>,
) => void;
