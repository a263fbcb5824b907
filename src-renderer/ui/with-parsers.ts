/**
 * Loads a part of the program that parses by zod. Zod decides while schemas are made whether it may compile them, and
 * under this page's policy the mere attempt (`new Function`) is reported as a violation: so it is told first. The parts
 * of the first screen do without zod; every other that needs it is loaded through this.
 */
export async function withParsers<Part>(load: () => Promise<Part>): Promise<Part> {
  const { config } = await import('zod/v4/core');
  config({ jitless: true });
  return load();
}
