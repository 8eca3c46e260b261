import { seededRandom } from '@fourier-features/core';
import { type ErrorSpectrumOptions, errorSpectrum, type Image } from '@fourier-features/image';
import { directDft, expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

type Window = NonNullable<ErrorSpectrumOptions['window']>;

interface Size {
  readonly width: number;
  readonly height: number;
}

const sizes: readonly Size[] = [
  { width: 32, height: 32 },
  { width: 27, height: 27 },
  { width: 48, height: 20 },
  { width: 15, height: 36 },
];

function draw({ width, height }: Size, value: (c: number, r: number) => number): Image {
  const values = Float32Array.from({ length: width * height }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  );
  return { width, height, channels: 1, values };
}

/** Returns an image of uniform noise in [0, 1]. */
function noise({ width, height }: Size, channels: number, seed: number): Image {
  return { width, height, channels, values: seededRandom(seed).uniforms(width * height * channels) };
}

/** Returns ½ + amplitude·cos, with whole or fractional cycles across the width and the height. */
function wave(size: Size, [across, down]: readonly [number, number], amplitude: number): Image {
  return draw(
    size,
    (c, r) =>
      0.5 + amplitude * Math.cos(2 * Math.PI * ((across * c) / size.width + (down * r) / size.height) + 0.4),
  );
}

/** Returns the band of waves with given numbers of cycles across the width and the height. */
function bandOf({ width, height }: Size, [across, down]: readonly [number, number]): number {
  const side = Math.max(width, height);
  return Math.round(Math.sqrt(((across * side) / width) ** 2 + ((down * side) / height) ** 2));
}

/** Lists all pairs of cycles across the width and the height that a DFT has, DC first, with the signs of aliases. */
function cyclesOf({ width, height }: Size): [number, number][] {
  const signed = (k: number, length: number) => (2 * k > length ? k - length : k);
  return Array.from({ length: width * height }, (_, bin) => [
    signed(bin % width, width),
    signed(Math.floor(bin / width), height),
  ]);
}

function countOf(size: Size, band: number): number {
  return cyclesOf(size).filter((cycles) => bandOf(size, cycles) === band).length;
}

/** Computes the mean power in each band by the definition of the transform, without removing the mean. */
function naivePower({ width, height, values }: Image, window: Window): number[] {
  const hann = (i: number, length: number) => 0.5 - 0.5 * Math.cos((Math.PI * (2 * i + 1)) / length);
  const weights = Array.from(values, (_, i) =>
    window === 'hann' ? hann(i % width, width) * hann(Math.floor(i / width), height) : 1,
  );
  const squaredWeight = weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const mean =
    weights.reduce((sum, weight, i) => sum + weight * values[i]!, 0) / weights.reduce((a, b) => a + b);
  const complex = [...values].flatMap((value, i) => [weights[i]! * (value - mean), 0]);
  const spectrum = directDft(complex, [height, width]);
  const cycles = cyclesOf({ width, height });
  const bands = Math.floor(Math.max(width, height) / 2) + 1;
  const power = new Array<number>(bands).fill(0);
  const counts = new Array<number>(bands).fill(0);
  cycles.forEach((each, bin) => {
    const band = bandOf({ width, height }, each);
    if (band >= bands) return;
    power[band]! +=
      ((spectrum[2 * bin]! ** 2 + spectrum[2 * bin + 1]! ** 2) * width * height) / squaredWeight;
    counts[band]!++;
  });
  power[0] = (mean * weights.reduce((a, b) => a + b)) ** 2 / squaredWeight;
  return power.map((total, band) => total / counts[band]!);
}

describe('errorSpectrum(picture, reconstruction, { window })', () => {
  test.each(sizes)('has a band per cycle of the longer side up to Nyquist for %j', (size) => {
    const { frequencies, signal, error, learned } = errorSpectrum(noise(size, 1, 1), noise(size, 1, 2));
    const bands = Math.floor(Math.max(size.width, size.height) / 2) + 1;
    expect([...frequencies]).toEqual(Array.from({ length: bands }, (_, i) => i));
    expect([signal.length, error.length, learned.length]).toEqual([bands, bands, bands]);
  });

  test.each(
    sizes.flatMap((size) =>
      (
        [
          [3, 0],
          [0, 3],
          [4, 3],
          [-2, 5],
        ] as const
      ).map((cycles) => ({ size, cycles })),
    ),
  )('puts a periodic wave into its band alone without a window: %j', ({ size, cycles }) => {
    const [amplitude, missing] = [0.4, 0.1];
    const picture = wave(size, cycles, amplitude);
    const reconstruction = wave(size, cycles, amplitude - missing);
    const { signal, error, learned } = errorSpectrum(picture, reconstruction, { window: 'none' });
    const band = bandOf(size, cycles);
    const pixels = size.width * size.height;
    const perAmplitude = (2 * pixels) / 4 / countOf(size, band);
    expect(signal[band]! / (amplitude ** 2 * perAmplitude)).toBeCloseTo(1, 5);
    expect(error[band]! / (missing ** 2 * perAmplitude)).toBeCloseTo(1, 5);
    expect(learned[band]).toBeCloseTo(1 - (missing / amplitude) ** 2, 5);
    expect(signal[0]! / (pixels / 4)).toBeCloseTo(1, 5);
    for (let other = 1; other < signal.length; other++) {
      if (other === band) continue;
      expect(signal[other]).toBeLessThan(1e-10);
      expect(learned[other]).toBeNaN();
    }
  });

  test.each(sizes)('keeps a wave of any frequency near its band with the window on %j', (size) => {
    const cycles = [4.3, 3.6] as const;
    const { signal, learned } = errorSpectrum(wave(size, cycles, 0.4), wave(size, cycles, 0.3));
    const band = bandOf(size, cycles);
    expect(learned[band]).toBeCloseTo(1 - 1 / 16, 3);
    // Bins along the shorter side are this many bands apart; a Hann window spreads a wave over two on each side.
    const spread = Math.ceil((2 * Math.max(size.width, size.height)) / Math.min(size.width, size.height));
    const total = (from: number, to: number) =>
      signal.subarray(from, to).reduce((sum, power, i) => sum + power * countOf(size, from + i), 0);
    const near = total(Math.max(1, band - spread), band + spread + 1);
    expect(near / total(1, signal.length)).toBeGreaterThan(0.998);
  });

  test('tells waves apart that are learned to different degrees', () => {
    const size = { width: 40, height: 24 };
    const sum = (first: number, second: number) =>
      draw(
        size,
        (c, r) =>
          wave(size, [5, 0], first).values[r * 40 + c]! +
          wave(size, [0, 9], second).values[r * 40 + c]! -
          0.5,
      );
    const { learned } = errorSpectrum(sum(0.25, 0.2), sum(0.2, 0.05));
    expect(learned[0]).toBeCloseTo(1, 5);
    expect(learned[5]).toBeCloseTo(1 - 0.04, 3);
    expect(learned[15]).toBeCloseTo(1 - 0.75 ** 2, 3);
  });

  test('does not count detail as learned because the edges of a ramp are, unless without a window', () => {
    const size = { width: 64, height: 64 };
    const ramp = draw(size, (c, r) => 0.1 + (0.3 * c + 0.4 * r) / 64);
    const detail = wave(size, [12, 16], 0.01);
    const picture = draw(size, (c, r) => ramp.values[r * 64 + c]! + detail.values[r * 64 + c]! - 0.5);
    const windowed = errorSpectrum(picture, ramp);
    expect(windowed.learned[20]).toBeCloseTo(0, 3);
    expect(errorSpectrum(picture, ramp, { window: 'none' }).learned[20]).toBeGreaterThan(0.3);
    // The ramp itself fills all bands only without a window.
    const shareFrom8 = (window: Window): number => {
      const { signal } = errorSpectrum(ramp, ramp, { window });
      return signal.subarray(8).reduce((sum, power) => sum + power) / signal[1]!;
    };
    expect(shareFrom8('hann')).toBeLessThan(1e-5);
    expect(shareFrom8('none')).toBeGreaterThan(0.01);
  });

  test.each(
    (['hann', 'none'] as const).flatMap((window) =>
      [
        { width: 8, height: 8 },
        { width: 9, height: 6 },
        { width: 5, height: 11 },
        { width: 12, height: 1 },
        { width: 1, height: 1 },
      ].map((size) => ({ ...size, window })),
    ),
  )('equals the transform’s definition for %j', ({ window, ...size }) => {
    const [picture, reconstruction] = [noise(size, 1, 1), noise(size, 1, 2)];
    const difference = {
      ...picture,
      values: picture.values.map((value, i) => reconstruction.values[i]! - value),
    };
    const { signal, error, learned } = errorSpectrum(picture, reconstruction, { window });
    const [expectedSignal, expectedError] = [naivePower(picture, window), naivePower(difference, window)];
    expectClose(signal, expectedSignal, 1e-5);
    expectClose(error, expectedError, 1e-5);
    learned.forEach((value, band) => {
      expectClose(value * signal[band]!, signal[band]! - error[band]!, 1e-9);
    });
  });

  test('has the mean squares of a row’s picture and error without a window (Parseval)', () => {
    const size = { width: 30, height: 1 };
    const [picture, reconstruction] = [noise(size, 1, 3), noise(size, 1, 4)];
    const { signal, error } = errorSpectrum(picture, reconstruction, { window: 'none' });
    const total = (power: Float64Array) =>
      power.reduce((sum, each, band) => sum + each * countOf(size, band), 0);
    const squares = (values: Float32Array) => values.reduce((sum, value) => sum + value ** 2, 0);
    expect(total(signal)).toBeCloseTo(squares(picture.values), 5);
    expect(total(error)).toBeCloseTo(
      squares(reconstruction.values.map((value, i) => value - picture.values[i]!)),
      5,
    );
  });

  test.each(['hann', 'none'] as const)('gives noise its variance at all frequencies, window %s', (window) => {
    const { signal } = errorSpectrum(
      noise({ width: 64, height: 48 }, 3, 5),
      noise({ width: 64, height: 48 }, 3, 6),
      { window },
    );
    // Bands 8 to 32 hold over 1700 bins of three channels.
    const bands = signal.subarray(8);
    const mean = bands.reduce((sum, power) => sum + power) / bands.length;
    expect(mean * 12).toBeGreaterThan(0.95);
    expect(mean * 12).toBeLessThan(1.05);
  });

  test('averages over channels', () => {
    const size = { width: 10, height: 7 };
    const [picture, reconstruction] = [noise(size, 3, 1), noise(size, 3, 2)];
    const channel = (image: Image, k: number): Image => ({
      ...size,
      channels: 1,
      values: image.values.filter((_, i) => i % 3 === k),
    });
    const each = [0, 1, 2].map((k) => errorSpectrum(channel(picture, k), channel(reconstruction, k)));
    const { signal, error } = errorSpectrum(picture, reconstruction);
    const mean = (name: 'signal' | 'error') =>
      signal.map((_, band) => each.reduce((sum, one) => sum + one[name][band]! / 3, 0));
    expectClose(signal, mean('signal'), 1e-6);
    expectClose(error, mean('error'), 1e-6);
  });

  test('is the same for a picture and its transpose', () => {
    const size = { width: 18, height: 11 };
    const transpose = (image: Image): Image =>
      draw({ width: 11, height: 18 }, (c, r) => image.values[c * 18 + r]!);
    const [picture, reconstruction] = [noise(size, 1, 1), noise(size, 1, 2)];
    const { signal, error } = errorSpectrum(picture, reconstruction);
    const turned = errorSpectrum(transpose(picture), transpose(reconstruction));
    expectClose(turned.signal, signal, 1e-5);
    expectClose(turned.error, error, 1e-5);
  });

  test('ignores colours that alpha hides', () => {
    const size = { width: 6, height: 6 };
    const masked = (hidden: number): Image => ({
      ...size,
      channels: 2,
      values: noise(size, 2, 1).values.map((value, i) => {
        const transparent = Math.floor(i / 2) % 3 === 0;
        if (!transparent) return value;
        return i % 2 === 1 ? 0 : hidden;
      }),
    });
    expectClose(errorSpectrum(masked(0.2), masked(0.9)).error, new Float64Array(4), 0);
  });

  test('is negative where the reconstruction adds what the picture has not', () => {
    const size = { width: 16, height: 16 };
    const { learned } = errorSpectrum(wave(size, [4, 0], 0.1), wave(size, [4, 0], -0.1));
    expect(learned[4]).toBeCloseTo(-3, 4);
  });

  test('has NaN for what is learned of frequencies that a picture lacks', () => {
    const size = { width: 16, height: 16 };
    const { signal, error, learned } = errorSpectrum(
      draw(size, () => 0.3),
      noise(size, 1, 1),
    );
    expect(learned[0]).toBeGreaterThan(0);
    for (let band = 1; band < signal.length; band++) {
      expect(signal[band]).toBeLessThan(1e-13);
      expect(error[band]).toBeGreaterThan(1e-3);
      expect(learned[band]).toBeNaN();
    }
  });

  test('refuses pictures that do not fit together', () => {
    const size = { width: 4, height: 3 };
    const picture = noise(size, 1, 1);
    expect(() => errorSpectrum(picture, noise({ width: 3, height: 4 }, 1, 1))).toThrow(
      'errorSpectrum: reconstruction.width must be that of the picture, 4, got 3',
    );
    expect(() => errorSpectrum(picture, noise({ width: 4, height: 2 }, 1, 1))).toThrow(/height.*3, got 2/);
    expect(() => errorSpectrum(picture, noise(size, 3, 1))).toThrow(/channels.*1, got 3/);
    expect(() => errorSpectrum(picture, { ...picture, values: new Float32Array(11) })).toThrow(
      'errorSpectrum: reconstruction.values must be [3, 4, 1], 12 numbers, got 11',
    );
    expect(() =>
      errorSpectrum(picture, { ...picture, values: picture.values.map((v, i) => (i === 5 ? NaN : v)) }),
    ).toThrow('errorSpectrum: reconstruction.values must be finite, got NaN at index 5');
    expect(() => errorSpectrum({ ...picture, values: picture.values.map((v) => v + 1) }, picture)).toThrow(
      /values must be in \[0, 1\]/,
    );
    const beyond = { ...picture, values: picture.values.map((value) => value + 0.5) };
    expect(errorSpectrum(picture, beyond).error[0]).toBeGreaterThan(0);
    expect(() => errorSpectrum(picture, picture, { window: 'hamming' as 'hann' })).toThrow(
      'errorSpectrum: window must be one of hann, none, got hamming',
    );
  });
});
