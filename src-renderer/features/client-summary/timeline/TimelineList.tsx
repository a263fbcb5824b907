import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionId } from '#shared/client-summary.js';
import { moveTo } from '../../../ui/move.js';
import { useRows } from '../../../ui/use-rows.js';
import type { Words } from '../described/index.js';
import { TimelineRow } from './TimelineRow.js';
import type { Line } from './items.js';

/** Pixels of a row whose texts need no more than two lines. */
const USUAL = 44;

/** A number for each line that stays the same while the list changes around it: its height is known by that. */
function useNumbers(lines: readonly Line[]): number[] {
  const [numbers] = useState(() => new Map<string, number>());
  return useMemo(
    () =>
      lines.map((line) => {
        const key =
          line.kind === 'item' ? line.item.described.key : line.kind === 'year' ? `year ${String(line.year)}` : 'now';
        const known = numbers.get(key) ?? numbers.size;
        numbers.set(key, known);
        return known;
      }),
    [lines, numbers],
  );
}

/** The list itself: one Tab stop, arrows within, and only rows in sight are drawn, however many there are. */
export function TimelineList({
  lines,
  words,
  now,
  onJump,
}: {
  lines: readonly Line[];
  words: Words;
  now: number;
  onJump: (section: SectionId, entry: string) => void;
}) {
  const { t } = useTranslation('clientViewsLater');
  const scroller = useRef<HTMLDivElement>(null);
  const moving = useRef(false);
  const keys = useNumbers(lines);
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, lines.length - 1);
  const rows = useRows(scroller, { keys, usual: USUAL, kept: active });
  // A row that was far away is drawn first and gets the focus then.
  useEffect(() => {
    if (!moving.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-at="${String(active)}"]`);
    if (row === null || row === undefined) return;
    moving.current = false;
    row.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / USUAL) - 1);
    const next = moveTo(event.key, active, lines.length, page);
    if (next === undefined) return;
    moving.current = true;
    setChosen(next);
    rows.scrollTo(next);
    event.preventDefault();
  };
  return (
    <div className="cs-timeline-scroll" ref={scroller} role="presentation" onKeyDown={onKeyDown}>
      <ol className="cs-timeline-list" aria-label={t('bar.timeline')} style={{ height: rows.tops.at(-1) }}>
        {rows.drawn.map((index) => {
          const line = lines[index];
          const number = keys[index];
          return line === undefined || number === undefined ? null : (
            <TimelineRow
              key={number}
              line={line}
              number={number}
              index={index}
              count={lines.length}
              top={rows.tops[index] ?? 0}
              active={index === active}
              words={words}
              now={line.kind === 'now' ? now : 0}
              measure={rows.measure}
              onActive={setChosen}
              onJump={onJump}
            />
          );
        })}
      </ol>
    </div>
  );
}
