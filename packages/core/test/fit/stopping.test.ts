import { type CurvePoint, type Measures, reasonToStop } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

function curveOf(measures: readonly Measures[]): CurvePoint[] {
  return measures.map((each, i) => ({ step: 25 * i, loss: 1, ...each }));
}

const fits = (...values: number[]): CurvePoint[] => curveOf(values.map((fitPsnr) => ({ fitPsnr })));

describe('reasonToStop(curve, { targetPsnr })', () => {
  test('is the target once the fit PSNR reaches it', () => {
    expect(reasonToStop(fits(20, 29.9), { targetPsnr: 30 })).toBeUndefined();
    expect(reasonToStop(fits(20, 30), { targetPsnr: 30 })).toBe('target');
  });

  test('asks the last measurement, not the best', () => {
    expect(reasonToStop(fits(31, 29), { targetPsnr: 30 })).toBeUndefined();
  });

  test('does not look at held-out points', () => {
    expect(reasonToStop(curveOf([{ heldOutPsnr: 40 }]), { targetPsnr: 30 })).toBeUndefined();
  });
});

describe('reasonToStop(curve, { plateau })', () => {
  const plateau = { patience: 2, minimumGain: 0.5 };

  test('is the plateau after as many measurements without a gain as patience allows', () => {
    expect(reasonToStop(fits(20, 25, 25.1), { plateau })).toBeUndefined();
    expect(reasonToStop(fits(20, 25, 25.1, 25.2), { plateau })).toBe('plateau');
    expect(reasonToStop(fits(20, 25, 24, 23), { plateau })).toBe('plateau');
  });

  test('sees a slow rise add up to a gain', () => {
    expect(reasonToStop(fits(20, 20.3, 20.6, 20.9, 21.2), { plateau })).toBeUndefined();
  });

  test('with a minimum gain of 0 wants any rise at all', () => {
    expect(reasonToStop(fits(20, 20, 20), { plateau: { patience: 2, minimumGain: 0 } })).toBe('plateau');
  });

  test('goes on after a NaN from the best before it', () => {
    expect(reasonToStop(fits(20, Number.NaN, 21), { plateau })).toBeUndefined();
  });

  test('counts anew after a gain', () => {
    expect(reasonToStop(fits(20, 20, 21, 21), { plateau })).toBeUndefined();
    expect(reasonToStop(fits(20, 20, 21, 21, 21), { plateau })).toBe('plateau');
  });

  test('measures gains from the best so far, so a recovery is none', () => {
    expect(reasonToStop(fits(25, 20, 24), { plateau })).toBe('plateau');
  });

  test('watches held-out points where there are some', () => {
    const overfitting = curveOf([
      { fitPsnr: 20, heldOutPsnr: 22 },
      { fitPsnr: 25, heldOutPsnr: 22 },
      { fitPsnr: 30, heldOutPsnr: 21 },
    ]);
    expect(reasonToStop(overfitting, { plateau })).toBe('plateau');
  });

  test('is the target once the IoU reaches it', () => {
    const curve = curveOf([{ heldOutIou: 0.8 }, { heldOutIou: 0.95 }]);
    expect(reasonToStop(curve, { targetIou: 0.95 })).toBe('target');
    expect(reasonToStop(curve, { targetIou: 0.96 })).toBeUndefined();
  });

  test('watches the IoU of occupancies', () => {
    const settled = curveOf([0.5, 0.9, 0.9, 0.9].map((heldOutIou) => ({ heldOutIou })));
    expect(reasonToStop(settled, { plateau: { patience: 2, minimumGain: 0.01 } })).toBe('plateau');
  });

  test('passes over entries without a PSNR', () => {
    expect(reasonToStop(curveOf([{ fitPsnr: 20 }, {}, {}, {}]), { plateau })).toBeUndefined();
  });
});

describe('reasonToStop(curve, nothing)', () => {
  test('is none, and none for an empty curve', () => {
    expect(reasonToStop(fits(100, 0, 0, 0), {})).toBeUndefined();
    expect(reasonToStop([], { targetPsnr: 0, plateau: { patience: 1, minimumGain: 1 } })).toBeUndefined();
  });
});
