import { measureLabel, measureText } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

describe('measureLabel(measure)', () => {
  test('has the unit in the label and not in the value', () => {
    const { label, format } = measureLabel('heldOutPsnr');
    expect([label, format(24.1)]).toEqual(['held-out PSNR (dB)', '24.10']);
  });

  test('has no parentheses without a unit', () => {
    const { label, format } = measureLabel('boundaryIou');
    expect([label, format(0.91236)]).toEqual(['boundary IoU', '0.9124']);
  });

  test.each(['sharpness', 'constructor', '__proto__'])(
    'shows %s, which no task has, under that name',
    (name) => {
      const { label, format } = measureLabel(name);
      expect([label, format(1234.56)]).toEqual([name, '1235']);
    },
  );
});

describe('measureText(measure, value)', () => {
  test.each([
    ['fitPsnr', 30, 'fit PSNR 30.00 dB'],
    ['heldOutSsim', 0.5, 'held-out SSIM 0.5000'],
    ['chamfer', 0.0012345, 'Chamfer distance 0.00123'],
    ['sharpness', 2, 'sharpness 2.000'],
  ])('formats %s %d as "%s"', (name, value, text) => {
    expect(measureText(name, value)).toBe(text);
  });
});
