import type { Timer } from './connection.js';

/**
 * Asks for a sign of life while the connection is open: a core that hangs keeps its socket. Calls `onSilence` when none
 * comes in time. Returns the way to stop.
 * @param everyMs pause between the answers and the next question
 * @param withinMs longest wait for an answer
 */
export function startHeartbeat(
  ask: () => Promise<unknown>,
  onSilence: () => void,
  timer: Timer,
  { everyMs = 2000, withinMs = 3000 } = {},
): () => void {
  let stopTimer = () => {};
  let stopped = false;
  const next = () => {
    if (!stopped) stopTimer = timer(beat, everyMs);
  };
  const beat = () => {
    let answered = false;
    const stopDeadline = timer(() => {
      answered = true;
      onSilence();
      next();
    }, withinMs);
    const settle = () => {
      if (answered) return;
      answered = true;
      stopDeadline();
      next();
    };
    // A refusal is an answer too; a closed connection tells of itself.
    ask().then(settle, settle);
  };
  next();
  return () => {
    stopped = true;
    stopTimer();
  };
}
