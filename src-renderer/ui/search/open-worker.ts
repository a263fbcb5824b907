// The build makes a file of its own of it and gives its address.
// oxlint-disable-next-line import/default
import workerUrl from './search.worker.ts?worker&url';

declare const trustedTypes:
  | {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ) => {
        createScriptURL: (url: string) => URL;
      };
    }
  | undefined;

/** How long a worker may take to say that it runs, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Starts the worker that searches. The page's policy (CSP `require-trusted-types-for`) takes the address of a script only from the
 * policy that it names, which lets through this one address.
 * @throws when it cannot start
 */
export async function openWorker(): Promise<Worker> {
  const policy =
    typeof trustedTypes === 'undefined'
      ? undefined
      : trustedTypes.createPolicy('tyopoyta', {
          createScriptURL: (url) => {
            if (url !== workerUrl) throw new TypeError('not the address of our worker');
            return url;
          },
        });
  const worker = new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module', name: 'search' });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the worker is silent')), PATIENCE_MS);
    worker.addEventListener('message', () => resolve(), { once: true });
    worker.addEventListener('error', () => reject(new Error('the worker did not load')), { once: true });
    void timer;
  });
  return worker;
}
