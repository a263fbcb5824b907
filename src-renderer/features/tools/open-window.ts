/** How the opening of a window went. */
export type Opened = 'opened' | 'blocked' | 'failed';

/**
 * Opens a tool in a window of its own. A window that is asked for with `noopener` tells nothing of whether it came, so an
 * empty one is opened first, at the professional's own press; it is let go of before the tool's page comes into it.
 * @param address asks the core where to; undefined = nowhere
 */
export async function openWindow(
  open: () => (Pick<Window, 'opener' | 'closed' | 'close'> & { location: Pick<Location, 'replace'> }) | null,
  address: () => Promise<string | undefined>,
): Promise<Opened> {
  const opened = open();
  if (opened === null || opened.closed) return 'blocked';
  opened.opener = null;
  try {
    const url = await address();
    if (url !== undefined) {
      opened.location.replace(url);
      return 'opened';
    }
  } catch {
    // The core is out of reach: the empty window goes, and the pane says so.
  }
  opened.close();
  return 'failed';
}
