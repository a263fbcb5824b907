import type { ServerResponse } from 'node:http';

/**
 * Lets whoever opened the page see which address was loaded and whose page it is (Resource Timing, Server Timing): all that
 * the workbench needs to know that a tool follows. For right pages only, never for error pages.
 * @param client the client's key; '' = a page of nobody
 */
export function tellOpener(response: ServerResponse, client: string): void {
  response.setHeader('timing-allow-origin', '*');
  response.setHeader('server-timing', `client;desc="${client}"`);
}
