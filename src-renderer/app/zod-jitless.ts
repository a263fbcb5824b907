/**
 * Tells zod, before it loads, not to compile schemas by `new Function`: the page's Trusted Types policy forbids that, and
 * even zod's own guarded attempt is reported as a violation. The global is zod's documented way to configure it early.
 */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}
globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true };

export {};
