import { expect, test } from 'vitest';
import { compareSides } from '../../src/agreement/compareSides.ts';
import type { AgreementResult } from '../../src/agreement/record.ts';

const result = (field: AgreementResult['field'], seed: number, psnr: number): AgreementResult => ({
  field,
  seed,
  threads: 1,
  versions: {},
  checks: [
    { step: 50, psnr: 1 },
    { step: 100, psnr },
  ],
});

test('compareSides(results) compares medians over seeds of the fields that both sides trained', () => {
  const native = [result('siren', 0, 24), result('siren', 1, 31), result('siren', 2, 25)];
  const pytorch = [result('siren', 0, 24.5), result('siren', 1, 26), result('finer', 0, 30)];
  expect(compareSides({ native, pytorch })).toEqual([
    {
      field: 'siren',
      step: 100,
      native: 25,
      pytorch: 25.25,
      difference: -0.25,
      counts: { native: 3, pytorch: 2 },
    },
  ]);
});
