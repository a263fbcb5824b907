import type { PageEvidence } from '#shared/tools.js';

/** The part of Resource Timing that tells of a frame's page. */
export type PageTiming = Pick<
  PerformanceResourceTiming,
  'name' | 'requestStart' | 'redirectStart' | 'encodedBodySize' | 'serverTiming'
>;

/**
 * What the timing of a frame's page shows. Pure. A server of another origin must allow its timing to be read
 * (Timing-Allow-Origin); without it, and for an error page of the browser's own, every figure is 0. The HTTP status of a
 * frame's page is never told.
 */
export function evidenceOf({
  name,
  requestStart,
  redirectStart,
  encodedBodySize,
  serverTiming,
}: PageTiming): PageEvidence {
  if (requestStart === 0 || encodedBodySize === 0) return { by: 'nothing' };
  const says = serverTiming.find((metric) => metric.name === 'client')?.description;
  return { by: 'timing', address: name, redirected: redirectStart > 0, ...(says === undefined ? {} : { says }) };
}

/**
 * Tells what was seen of a frame's page.
 * @param url the page's address as asked for
 * @param since time of the document's clock before the frame was made: earlier pages of the same address do not count
 * @returns the way to stop
 */
export function watchPage({
  url,
  since,
  tell,
}: {
  url: string;
  since: number;
  tell: (evidence: PageEvidence) => void;
}): () => void {
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceResourceTiming) || entry.initiatorType !== 'iframe') continue;
      if (entry.name === url && entry.startTime >= since) tell(evidenceOf(entry));
    }
  });
  observer.observe({ type: 'resource' });
  return () => observer.disconnect();
}
