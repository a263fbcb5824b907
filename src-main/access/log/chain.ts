import { hash } from 'node:crypto';
import * as z from 'zod';
import type { ChainBreak } from '#shared/access-log.js';

/** SHA-256 of a line without its newline: what the next line carries as `previous`. */
export const digestOf = (line: string): string => hash('sha256', line);

const chainedSchema = z.looseObject({ time: z.string(), previous: z.string() });

/** JSON of a line of the log; undefined for what is none. */
export function parseLine(line: string): z.infer<typeof chainedSchema> | undefined {
  try {
    return chainedSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** How far a chain has been followed, and how the last line of it is named by the next. */
export interface ChainState {
  previous: string;
  lines: number;
}

/**
 * Follows the chain by one line. What comes after a broken place is held against the line that stands there, so that each
 * break is told once. Pure.
 */
export function follow(state: ChainState, line: string): { state: ChainState; why?: ChainBreak['why'] } {
  const next = { previous: digestOf(line), lines: state.lines + 1 };
  const parsed = parseLine(line);
  if (parsed === undefined) return { state: next, why: 'unreadable' };
  return parsed.previous === state.previous ? { state: next } : { state: next, why: 'chain' };
}
