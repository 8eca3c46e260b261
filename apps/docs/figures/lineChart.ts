/** A named line of a chart. */
export interface Line {
  readonly name: string;
  /** Points `[x, y]` in drawing order. */
  readonly points: readonly (readonly [number, number])[];
  /** CSS colour; those of the encodings are `var(--ff-none)` and so on, the text's is `currentColor`. */
  readonly colour: string;
  /** Pattern of `stroke-dasharray`, so that lines differ without colour; solid by default. */
  readonly dashes?: string;
  /** Stroke width in units of the drawing; 2 by default. */
  readonly weight?: number;
  /** Whether the line is drawn faintly, behind others; false by default. */
  readonly faint?: boolean;
  /** Whether the legend leaves the line out; false by default. */
  readonly unnamed?: boolean;
}

/** One axis, with its ticks stated. */
export interface Axis {
  /** Name and unit. */
  readonly label: string;
  readonly range: readonly [number, number];
  readonly ticks: readonly number[];
  /** Logarithmic scale; linear by default. */
  readonly log?: boolean;
}

export interface LineChartOptions {
  /** What the chart shows, for screen readers. */
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
  /** Height in units of the drawing, which is 520 wide; 300 by default. */
  readonly height?: number;
}

const WIDTH = 520;
const FONT = 13;
const LEGEND_LINE = 20;
const MARGIN = { left: 58, right: 14, bottom: 44 };
/** Width of a character of the legend, on the safe side, and of a line's sample with its gaps. */
const [CHARACTER, SAMPLE] = [7.5, 48];

/**
 * Draws lines over common axes as an SVG whose text and axes take the colour of the surrounding text, for light and dark
 * pages. Deterministic: coordinates are rounded to a tenth.
 *
 * @returns an SVG to be inlined.
 */
export function lineChart({ title, x, y, lines, height = 300 }: LineChartOptions): string {
  const legend = legendPlaces(lines.filter(({ unnamed }) => !unnamed));
  const top = 10 + LEGEND_LINE * (1 + Math.max(...legend.map(({ row }) => row)));
  const bottom = height - MARGIN.bottom;
  const across = place(x, MARGIN.left, WIDTH - MARGIN.right);
  const up = place(y, bottom, top);
  const parts = [
    ...y.ticks.map(
      (tick) =>
        `<path d="M${MARGIN.left} ${up(tick)}H${WIDTH - MARGIN.right}" stroke="currentColor" stroke-opacity=".15"/>` +
        text(MARGIN.left - 7, Number(up(tick)) + 4, tickText(tick), 'end'),
    ),
    ...x.ticks.map(
      (tick) =>
        `<path d="M${across(tick)} ${bottom}v5" stroke="currentColor" stroke-opacity=".5"/>` +
        text(across(tick), bottom + 19, tickText(tick), 'middle'),
    ),
    `<path d="M${MARGIN.left} ${bottom}H${WIDTH - MARGIN.right}" stroke="currentColor" stroke-opacity=".5"/>`,
    text((MARGIN.left + WIDTH - MARGIN.right) / 2, height - 6, x.label, 'middle'),
    `<text transform="translate(14 ${(top + bottom) / 2})rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>`,
    ...lines.map(
      ({ points, ...line }) =>
        `<polyline points="${points.map(([px, py]) => `${across(px)},${up(py)}`).join(' ')}" ${stroke(line)}/>`,
    ),
    ...legend.map(({ line, left, row }) => {
      const middle = 12 + LEGEND_LINE * row;
      return `<path d="M${left} ${middle}h28" ${stroke(line)}/>${text(left + 34, middle + 4, line.name, 'start')}`;
    }),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}" ` +
    `font-size="${FONT}" font-family="inherit" fill="currentColor">\n${parts.join('\n')}\n</svg>\n`
  );
}

/** Returns how a value is placed along an axis, as text; values beyond its range are drawn at its end. */
function place({ range, log = false }: Axis, from: number, to: number): (value: number) => string {
  const along = (value: number): number => (log ? Math.log10(value) : value);
  const [low, high] = [along(range[0]), along(range[1])];
  return (value) => {
    const fraction = (along(Math.min(Math.max(value, range[0]), range[1])) - low) / (high - low);
    return String(Number((from + fraction * (to - from)).toFixed(1)));
  };
}

interface LegendPlace {
  readonly line: Line;
  readonly left: number;
  readonly row: number;
}

function legendPlaces(lines: readonly Line[]): LegendPlace[] {
  const places: LegendPlace[] = [];
  let [left, row] = [MARGIN.left, 0];
  for (const line of lines) {
    const width = SAMPLE + CHARACTER * line.name.length;
    if (left + width > WIDTH && left > MARGIN.left) [left, row] = [MARGIN.left, row + 1];
    places.push({ line, left, row });
    left += width;
  }
  return places;
}

function stroke({ colour, dashes, weight = 2, faint = false }: Omit<Line, 'name' | 'points'>): string {
  const pattern = (dashes ? ` stroke-dasharray="${dashes}"` : '') + (faint ? ' stroke-opacity=".3"' : '');
  return `fill="none" stroke="${colour}" stroke-width="${weight}" stroke-linejoin="round"${pattern}`;
}

function text(x: number | string, y: number, content: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

/** Returns a power of ten below a thousandth as such, and other numbers in digits. */
function tickText(value: number): string {
  const power = Math.log10(Math.abs(value));
  if (value === 0 || power >= -2) return String(Number(value.toPrecision(6)));
  return `10${[...String(Math.round(power))].map((digit) => SUPERSCRIPTS[digit]!).join('')}`;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
