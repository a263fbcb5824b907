/** Whether this page belongs to a workbench in training mode: the core marks the page that it serves. */
export const isTraining = (): boolean =>
  typeof document !== 'undefined' && document.documentElement.dataset['training'] === 'on';

/** Name under which the browser keeps something: training never reads nor writes what real work keeps. */
export const storeName = (name: string): string => (isTraining() ? `${name}-training` : name);
