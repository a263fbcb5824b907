import { extname, isAbsolute, join, relative, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** The media type of a file, by its ending. */
export const mediaType = (file: string): string => TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';

/**
 * The file that a path of our own scheme names, or undefined when it would lie outside the folder. Pure.
 * @param folder absolute path of the built renderer
 * @param pathname as in `URL.pathname`, percent-encoded
 */
export function fileOf(folder: string, pathname: string): string | undefined {
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  // Backslashes and drive letters would be read as paths on Windows; neither stands in a name of ours.
  if (/[\0\\:]/.test(path)) return undefined;
  const file = join(folder, path === '/' ? 'index.html' : path);
  const within = relative(folder, file);
  const outside = within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  return outside ? undefined : file;
}
