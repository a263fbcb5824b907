/** @typedef {import('../series.js').Series} Series */

const SVG = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [560, 170, 44, 14, 10, 24];
const numbers = new Intl.NumberFormat('fi-FI', { maximumFractionDigits: 1 });
const dates = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', day: 'numeric', month: 'numeric' });

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/**
 * Three or four round numbers from `least` to `most`.
 * @param {number} least
 * @param {number} most
 */
function ticks(least, most) {
  const rough = (most - least || 1) / 2;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].findLast((one) => one * ten <= rough) ?? 1) * ten;
  const first = Math.floor(least / step) * step;
  const count = Math.max(1, Math.ceil((most - first) / step));
  return Array.from({ length: count + 1 }, (_, index) => first + index * step);
}

/**
 * The results of a period as lines, with the usual range behind them and three marks on each axis.
 * @param {Series} series
 * @param {number} from milliseconds since the epoch
 * @param {number} until
 */
export function chart(series, from, until) {
  const lines = series.lines.map((line) => ({
    ...line,
    points: line.points.filter(({ at }) => at >= from && at <= until),
  }));
  const values = lines.flatMap(({ points, low, high }) => [
    ...points.map(({ value }) => value),
    ...[low, high].filter((limit) => limit !== undefined),
  ]);
  const scale = ticks(Math.min(...values), Math.max(...values));
  const [bottom, top] = [scale[0] ?? 0, scale.at(-1) ?? 1];
  const x = (/** @type {number} */ at) => LEFT + ((at - from) / (until - from)) * (WIDTH - LEFT - RIGHT);
  const y = (/** @type {number} */ value) => TOP + ((top - value) / (top - bottom)) * (HEIGHT - TOP - BOTTOM);

  const marks = scale.map((value) =>
    svg(
      'g',
      { class: 'mark' },
      svg('line', { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }),
      svg('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, numbers.format(value)),
    ),
  );
  const days = [from, (from + until) / 2, until].map((at, index) =>
    svg(
      'text',
      { x: x(at), y: HEIGHT - 7, 'text-anchor': ['start', 'middle', 'end'][index] ?? 'middle' },
      dates.format(at).replace(/\.?$/, '.'),
    ),
  );
  // One series has its usual range as a band; the limits of several are lines of their own colours.
  const [only, ...others] = lines;
  const bands =
    only === undefined || others.length > 0 || (only.low === undefined && only.high === undefined)
      ? []
      : [
          svg('rect', {
            class: 'band',
            x: LEFT,
            width: WIDTH - LEFT - RIGHT,
            y: y(only.high ?? top),
            height: y(only.low ?? bottom) - y(only.high ?? top),
          }),
        ];
  const limits =
    others.length === 0
      ? []
      : lines.flatMap(({ low, high }, index) =>
          [low, high]
            .filter((limit) => limit !== undefined)
            .map((limit) =>
              svg('line', {
                class: `limit line-${index}`,
                x1: LEFT,
                x2: WIDTH - RIGHT,
                y1: y(limit),
                y2: y(limit),
              }),
            ),
        );
  const drawn = lines.map(({ points, name }, index) =>
    svg(
      'g',
      { class: `line line-${index}` },
      svg('title', {}, name),
      svg('polyline', { points: points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ') }),
      ...points.map(({ at, value }) => svg('circle', { cx: x(at), cy: y(value), r: 3 })),
    ),
  );
  const name = `${series.title}, viimeisin ${series.last.value} ${series.unit} ${series.last.at}`;
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': name },
    ...bands,
    ...marks,
    ...days,
    ...limits,
    ...drawn,
  );
}
