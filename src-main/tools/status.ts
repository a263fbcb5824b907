import type { ViewStatus, Wakeful } from '#shared/tool-view.js';
import type { Life } from './life.js';

const iso = (ms: number) => new Date(ms).toISOString();

/** A view as the renderer is told of it. Pure. */
export function statusOf(toolId: string, life: Life, staysAwake: Wakeful[]): ViewStatus {
  const { attempt, state, since, failure, status, retryAt, tries } = life;
  return {
    toolId,
    attempt,
    state,
    since: iso(since),
    staysAwake,
    tries,
    ...(failure === undefined ? {} : { failure }),
    ...(status === undefined ? {} : { status }),
    ...(retryAt === undefined ? {} : { retryAt: iso(retryAt) }),
  };
}
