import { seededRandom } from '@fourier-features/core';
import { depthIntervals, rayLoss, renderRays, stratifiedDepths } from '@fourier-features/nerf/internal';
import { expectClose, expectGradient } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { rawValues, sphere } from '../analytic.ts';

/** Depths along the x axis from −2 towards the origin. */
function alongX(density: (x: number, y: number, z: number) => number, samples: number, colour?: number[]) {
  const depths = stratifiedDepths({ rays: 1, samples, near: 0, far: 4 });
  const points = Array.from(depths, (z) => [z - 2, 0, 0]).flat();
  return {
    values: rawValues(points, density, colour),
    depths,
    intervals: depthIntervals(depths, samples),
    samples,
    density: 'relu' as const,
  };
}

describe('renderRays(options)', () => {
  test('renders a uniform slab to opacity 1 − exp(−σL) and its depth', () => {
    const density = 1.7;
    const [enter, leave] = [1, 2.5];
    const slab = (x: number): number => (x + 2 >= enter && x + 2 < leave ? density : 0);
    const { opacity, depth, colours } = renderRays(alongX(slab, 4001, [0.2, 0.5, 0.8]));
    const length = leave - enter;
    const expected = 1 - Math.exp(-density * length);
    expectClose(opacity, [expected], 1e-3);
    expectClose(
      colours,
      [0.2, 0.5, 0.8].map((c) => c * expected),
      1e-3,
    );
    // ∫ z σ exp(−σ(z − enter)) dz over the slab
    const mean = enter + 1 / density - (leave + 1 / density) * Math.exp(-density * length);
    expectClose(depth, [mean], 2e-3);
  });

  test('renders a uniform sphere to its closed-form opacity, also off the centre', () => {
    for (const offset of [0, 0.3, 0.7]) {
      const samples = 4001;
      const depths = stratifiedDepths({ rays: 1, samples, near: 0, far: 4 });
      const points = Array.from(depths, (z) => [z - 2, offset, 0]).flat();
      const values = rawValues(points, sphere(1, 0.9));
      const { opacity } = renderRays({
        values,
        depths,
        samples,
        intervals: depthIntervals(depths, samples),
        density: 'relu',
      });
      expectClose(opacity, [1 - Math.exp(-0.9 * 2 * Math.sqrt(1 - offset ** 2))], 1e-3);
    }
  });

  test('keeps a thousand nearly opaque samples finite', () => {
    const { opacity, colours } = renderRays(alongX(() => 1e4, 1000, [0.3, 0.3, 0.3]));
    expectClose(opacity, [1], 0);
    expectClose(colours, [0.3, 0.3, 0.3], 1e-6);
  });

  test('shows the background through empty rays, one colour for all or one per ray', () => {
    const empty = {
      values: new Float32Array(16).fill(-1),
      depths: [1, 2, 1, 2],
      intervals: [1, 1, 1, 1],
      samples: 2,
      density: 'relu' as const,
    };
    expectClose(renderRays(empty).colours, [0, 0, 0, 0, 0, 0], 0);
    expectClose(renderRays({ ...empty, background: [1, 0.5, 0] }).colours, [1, 0.5, 0, 1, 0.5, 0], 0);
    const each = [1, 0, 0, 0, 1, 0];
    expectClose(renderRays({ ...empty, background: each }).colours, each, 0);
    expectClose(renderRays(empty).opacity, [0, 0], 0);
  });

  test('makes any density at the last sample opaque, as published', () => {
    const values = new Float32Array([0, 0, 0, -1, 9, 9, 9, 0.1]);
    const { opacity, depth } = renderRays({
      values,
      depths: [1, 3],
      intervals: depthIntervals([1, 3], 2),
      samples: 2,
      density: 'relu',
    });
    expectClose(opacity, [1], 0);
    expectClose(depth, [3], 0);
  });

  test('refuses lengths that disagree', () => {
    const good = { values: new Float32Array(8), depths: [1, 2], intervals: [1, 1], samples: 2 };
    expect(() => renderRays({ ...good, values: new Float32Array(7) })).toThrow(/values must be/);
    expect(() => renderRays({ ...good, depths: [1] })).toThrow(/depths must be/);
    expect(() => renderRays({ ...good, samples: 3 })).toThrow(/intervals must be/);
    expect(() => renderRays({ ...good, background: [1, 1] })).toThrow(/background must be/);
    expect(() => renderRays({ ...good, density: 'exp' as 'relu' })).toThrow(/relu or softplus, got exp/);
  });
});

describe('rayLoss(options)', () => {
  const [rays, samples] = [3, 6];
  const random = seededRandom(3);
  // Away from the kink of the ReLU, where finite differences are meaningless.
  const values = Float64Array.from(random.normals(4 * rays * samples), (x) =>
    Math.abs(x) < 0.05 ? x + 0.2 : x,
  );
  const intervals = Float64Array.from(random.uniforms(rays * samples), (x) => 0.1 + x);
  const targets = random.uniforms(3 * rays);
  const background = random.uniforms(3 * rays);
  const options = { intervals, samples, targets, background };

  test.each(['relu', 'softplus'] as const)('has the gradient of finite differences for %s', (density) => {
    const { gradient } = rayLoss({ ...options, values, density });
    expect(gradient.some((x) => Math.abs(x) > 1e-3)).toBe(true);
    expectGradient({
      of: (point) => rayLoss({ ...options, values: point, density }).loss,
      at: values,
      gradient,
      tolerance: 1e-6,
    });
  });

  test('is the mean square error of what renderRays renders', () => {
    const { colours } = renderRays({ ...options, values, depths: intervals });
    const squares = colours.map((c, i) => (c - targets[i]!) ** 2);
    expect(rayLoss({ ...options, values }).loss).toBeCloseTo(squares.reduce((a, b) => a + b) / (3 * rays), 6);
  });

  test('adds up over parts of a batch with the divisor of the whole', () => {
    const whole = rayLoss({ ...options, values });
    const part = (from: number, to: number) =>
      rayLoss({
        values: values.subarray(4 * from * samples, 4 * to * samples),
        intervals: intervals.subarray(from * samples, to * samples),
        samples,
        targets: targets.subarray(3 * from, 3 * to),
        background: background.subarray(3 * from, 3 * to),
        divisor: 3 * rays,
      });
    const [first, rest] = [part(0, 1), part(1, 3)];
    expect(first.loss + rest.loss).toBeCloseTo(whole.loss, 12);
    expectClose([...first.gradient, ...rest.gradient], whole.gradient, 0);
  });

  test('passes no gradient through a ReLU to empty samples and stays finite with the published last interval', () => {
    const last = intervals.map((x, i) => (i % samples === samples - 1 ? 1e10 : x));
    const { gradient } = rayLoss({ ...options, values, intervals: last, density: 'relu' });
    expect(gradient.every(Number.isFinite)).toBe(true);
    values.forEach((raw, i) => {
      if (i % 4 === 3 && raw < 0) expect(gradient[i]).toBe(0);
    });
  });

  test('pulls density into an almost empty ray before a bright picture, as a ReLU cannot', () => {
    const empty = Float32Array.from({ length: 8 }, (_, i) => (i % 4 === 3 ? -2 : 3));
    const ray = { values: empty, intervals: [1, 1], samples: 2, targets: [1, 1, 1] };
    expect(rayLoss({ ...ray, density: 'relu' }).gradient.every((x) => x === 0)).toBe(true);
    const { gradient } = rayLoss({ ...ray, density: 'softplus' });
    expect(gradient[3]).toBeLessThan(-0.01);
    expect(gradient[7]).toBeLessThan(-0.01);
  });
});

describe('the softplus density', () => {
  test('starts nearly transparent: opacity 0.4 over 4 units, with a finite last interval', () => {
    const samples = 64;
    const depths = stratifiedDepths({ rays: 1, samples, near: 2, far: 6 });
    const values = new Float32Array(4 * samples);
    const intervals = depthIntervals(depths, samples, 4 / 63);
    const { opacity } = renderRays({ values, depths, intervals, samples, density: 'softplus' });
    expectClose(opacity, [1 - Math.exp((-4 * 64 * Math.log1p(Math.exp(-2))) / 63)], 1e-6);
    expect(Math.abs(opacity[0]! - 0.4)).toBeLessThan(0.01);
  });

  test('is finite far from 0 on both sides', () => {
    const values = new Float32Array([0, 0, 0, 500, 0, 0, 0, -500, 0, 0, 0, -2000]);
    const options = { values, depths: [1, 2, 3], intervals: [1, 1, 1], samples: 3 };
    expectClose(renderRays({ ...options, density: 'softplus' }).opacity, [1], 0);
    const { gradient } = rayLoss({ ...options, targets: [1, 1, 1], density: 'softplus' });
    expect(gradient.every(Number.isFinite)).toBe(true);
  });
});
