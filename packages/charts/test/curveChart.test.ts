import { type CurveChartOptions, curveChart } from '@fourier-features/charts';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

const options: CurveChartOptions = {
  title: 'PSNR <of> A & "B"',
  xLabel: 'Step',
  yLabel: 'PSNR, dB',
  series: [
    {
      name: 'basic',
      points: [
        [0, 10],
        [1000, 20],
        [2000, 30],
      ],
    },
    {
      name: 'Gaussian, σ = 10',
      points: [
        [0, 12],
        [1000, 31],
        [2000, 34],
      ],
      dashed: true,
    },
  ],
};

/** Returns the data of the `path` element of a colour. */
const pathOf = (svg: string, colour: string): string =>
  svg.match(new RegExp(`<path d="(M[^"]*)" fill="none"[^>]* stroke="${colour}" stroke-width="2"`))?.[1] ?? '';

describe('curveChart({ title, xLabel, yLabel, series })', () => {
  test('returns an SVG that renders and contains every name', async () => {
    const svg = curveChart(options);
    for (const text of ['PSNR &lt;of&gt; A &amp; ', 'Step', 'PSNR, dB', 'basic', 'Gaussian, σ = 10']) {
      expect(svg).toContain(text);
    }
    expect(await sharp(Buffer.from(svg)).metadata()).toMatchObject({
      format: 'svg',
      width: 800,
      height: 500,
    });
  });

  test('places the points in proportion', () => {
    const [start, middle, end] = [
      ...pathOf(curveChart(options), '#0072B2').matchAll(/([\d.]+) ([\d.]+)/g),
    ].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    expect((start!.x + end!.x) / 2).toBeCloseTo(middle!.x, 0);
    expect((start!.y + end!.y) / 2).toBeCloseTo(middle!.y, 0);
    expect(start!.y).toBeGreaterThan(end!.y);
  });

  test('shades the band of a curve in its colour, around its points, and makes the axes span it', () => {
    const points = [
      [1, 10],
      [10, 100],
    ] as const;
    const band = [
      [0, 1, 2],
      [1, 1, 100],
      [10, 10, 1000],
    ] as const;
    const chart = (yScale: 'linear' | 'log'): string =>
      curveChart({ ...options, xScale: 'log', yScale, series: [{ name: 'a', colour: 1, points, band }] });
    const logarithmic = chart('log');
    const [, corners] = logarithmic.match(/<polygon points="([^"]*)" fill="#D55E00" fill-opacity="0.15"/)!;
    // There and back; x = 0 is not on a logarithmic axis.
    const [left, high, , , , , , low, ...more] = corners!.split(' ').map(Number);
    expect(more).toEqual([]);
    const [, x, y] = pathOf(logarithmic, '#D55E00').match(/^M([\d.]+) ([\d.]+)/)!;
    expect(Number(x)).toBeCloseTo(left!, 0);
    // 10 between 1 and 100.
    expect(Number(y)).toBeCloseTo((high! + low!) / 2, 0);
    for (const svg of [logarithmic, chart('linear')]) {
      expect(svg).toMatch(/>1,?000</);
      expect(svg).not.toMatch(/NaN|Infinity/);
    }
  });

  test('places powers of ten in even steps on logarithmic axes and omits points that are not positive', () => {
    const powers = [-1, 0, 1, 2, 3].map((power) => [10 ** power, 10 ** (-2 * power)] as const);
    const svg = curveChart({
      ...options,
      xScale: 'log',
      yScale: 'log',
      series: [
        { name: 'a', points: [[0, 1], ...powers] },
        { name: 'b', points: [[1, 0]] },
        { name: 'c', points: [[1, -1]], scattered: true },
      ],
    });
    const drawn = [...pathOf(svg, '#0072B2').matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(drawn).toHaveLength(5);
    for (const axis of [0, 1]) {
      const steps = drawn.slice(1).map((point, i) => point[axis]! - drawn[i]![axis]!);
      for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 0);
    }
    expect(svg).not.toMatch(/NaN|Infinity/);
    expect(svg).toContain('1e-6');
  });

  test('lets curves share a colour', () => {
    const [one, other] = options.series;
    const svg = curveChart({ ...options, series: [one!, { ...other!, colour: 0 }] });
    expect(svg).not.toContain('#D55E00');
    expect([...svg.matchAll(/<path[^>]*stroke="#0072B2" stroke-width="2"/g)].length).toBeGreaterThan(1);
  });

  test('draws scattered curves as dots without a line', () => {
    const points = [0, 1, 2].map((x) => [x, x] as const);
    const dots = (svg: string): number => [...svg.matchAll(/fill="#0072B2"/g)].length;
    const svg = curveChart({ ...options, series: [{ name: 'a', points, scattered: true }] });
    expect(pathOf(svg, '#0072B2')).toBe('');
    // one of them in the legend
    expect(dots(svg)).toBe(4);
  });

  test('dashes dashed curves only', () => {
    expect(curveChart(options).match(/<path[^>]*stroke="#D55E00"[^>]*stroke-dasharray/)).not.toBeNull();
    expect(curveChart(options).match(/<path[^>]*stroke="#0072B2"[^>]*stroke-dasharray/)).toBeNull();
  });

  test('leaves a gap at NaN and accepts curves without points', () => {
    const points = [0, 1, 2, 3, 4].map((x) => [x, x === 2 ? NaN : x] as const);
    const svg = curveChart({
      ...options,
      series: [
        { name: 'a', points },
        { name: 'b', points: [] },
      ],
    });
    expect(pathOf(svg, '#0072B2').match(/M/g)).toHaveLength(2);
    expect(svg).not.toContain('NaN');
    expect(curveChart({ ...options, series: [] })).toContain('Step');
    expect(curveChart({ ...options, series: [{ name: 'a', points: [[0, Infinity]] }] })).not.toMatch(
      /NaN|Infinity/,
    );
  });

  test('is deterministic and contains no ids, classes, styles or scripts', () => {
    const svg = curveChart(options);
    expect(curveChart(options)).toBe(svg);
    expect(svg).not.toMatch(/ id=|class=|<style|<script|url\(|href=/);
  });

  test('refuses two curves of the same name', () => {
    const curve = { name: 'twin', points: [] };
    expect(() => curveChart({ ...options, series: [curve, curve] })).toThrow(
      'curveChart: series must have different names, got two named "twin"',
    );
  });
});
