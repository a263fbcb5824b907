import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { type Chunk, chunksOf, inReach } from './chunks.js';

const ROW = 25;
const heightOf = ({ start, end }: Chunk, measured: ReadonlyMap<number, number>): number =>
  measured.get(start) ?? (end - start) * ROW;

/**
 * The rows of a long table: only those near what is in sight stand on the page, in bodies of their own. Rows may be of
 * any height: what has been drawn once is measured, the rest is guessed.
 * @param scroller what scrolls, and holds the table only
 */
export function LongRows({
  count,
  columns,
  scroller,
  renderRow,
}: {
  count: number;
  columns: number;
  scroller: RefObject<HTMLElement | null>;
  renderRow: (index: number) => ReactNode;
}) {
  const chunks = chunksOf(count);
  const measured = useRef(new Map<number, number>());
  const [reach, setReach] = useState({ from: 0, to: Math.min(chunks.length - 1, 1) });
  // Not in the layout phase: what scrolls is drawn around these rows, and its ref is set only after theirs.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const follow = () => {
      const heights = chunksOf(count).map((chunk) => heightOf(chunk, measured.current));
      const next = inReach(heights, element.scrollTop, element.clientHeight);
      setReach((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [count, scroller]);
  const gap = (from: number, to: number) => {
    const height = chunks.slice(from, to).reduce((sum, chunk) => sum + heightOf(chunk, measured.current), 0);
    return height === 0 ? null : (
      <tbody aria-hidden="true">
        <tr>
          <td colSpan={columns} className="cs-gap" style={{ height }}>
            {'\u00a0'}
          </td>
        </tr>
      </tbody>
    );
  };
  return (
    <>
      {gap(0, reach.from)}
      {chunks.slice(reach.from, reach.to + 1).map((chunk) => (
        <tbody
          key={chunk.start}
          ref={(body) => {
            if (body !== null && body.offsetHeight > 0) measured.current.set(chunk.start, body.offsetHeight);
          }}
        >
          {Array.from({ length: chunk.end - chunk.start }, (_, at) => renderRow(chunk.start + at))}
        </tbody>
      ))}
      {gap(reach.to + 1, chunks.length)}
    </>
  );
}
