import { sendText, type Handler } from './web.js';

/** Front-end parts that several systems share, as text in this bundle. */
const shared = import.meta.glob<string>('./front/*.{js,css}', { query: '?raw', import: 'default', eager: true });

const typeOf = (path: string) => (path.endsWith('.js') ? 'text/javascript' : 'text/css');

/** Routes of files at `/<folder>/front/…`: the same places as on the disk, so that their imports hold in both. */
const serve = (folder: string, files: Record<string, string>): Record<string, Handler> =>
  Object.fromEntries(
    Object.entries(files).map(([path, body]): [string, Handler] => [
      `GET /${folder}${path.slice(1)}`,
      ({ response }) => sendText(response, 200, typeOf(path), body),
    ]),
  );

/** A system's own front-end files and the shared ones. @param files by `import.meta.glob('./front/*')` of its folder */
export const frontFiles = (folder: string, files: Record<string, string>): Record<string, Handler> => ({
  ...serve('lib', shared),
  ...serve(folder, files),
});
