import { useState } from 'react';
import { useLanguage } from '../../use-language.js';
import { writeMoment } from '../../write.js';
import { nearest } from './nearest.js';
import type { Scale, boxOf } from './scale.js';
import type { Drawn } from './series.js';

/** Under the pointer: the nearest value with its time. The table says the same to a keyboard. */
export function ReadOut({
  points,
  box,
  x,
  y,
  write,
}: {
  points: readonly Drawn[];
  box: ReturnType<typeof boxOf>;
  x: Scale;
  y: Scale;
  write: (point: Drawn) => string;
}) {
  const language = useLanguage();
  const [shown, setShown] = useState<Drawn>();
  const left = shown === undefined ? 0 : x(shown.at);
  return (
    <>
      {shown !== undefined && (
        <g className="cs-readout">
          <path d={`M${left.toFixed(1)} ${box.top}V${box.bottom}`} />
          <circle cx={left} cy={y(shown.value)} r={3.6} />
          <text
            x={left < (box.left + box.right) / 2 ? left + 6 : left - 6}
            y={box.top + 8}
            textAnchor={left < (box.left + box.right) / 2 ? 'start' : 'end'}
          >
            {`${write(shown)} · ${writeMoment(new Date(shown.at).toISOString(), language)}`}
          </text>
        </g>
      )}
      <rect
        x={box.left}
        y={0}
        width={box.right - box.left}
        height={box.bottom + 24}
        fill="transparent"
        onPointerMove={(event) => {
          const from = event.currentTarget.getBoundingClientRect();
          setShown(nearest(points, x, box.left + event.clientX - from.left));
        }}
        onPointerLeave={() => setShown(undefined)}
      />
    </>
  );
}
