import { expect, test } from 'vitest';
import { machineName, reasonToReject } from '../src/record.ts';
import { benchmarkRecord } from './benchmarkRecord.ts';

test('machineName(machine) is a name for a folder', () => {
  expect(machineName({ cpu: 'Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz', cores: 2 })).toBe(
    'intel-xeon-platinum-8481c-cpu-2-70ghz-2-cores',
  );
});

test('reasonToReject(record) names the races with too few undisturbed rounds', () => {
  const record = benchmarkRecord({ batch: 1024, seconds: 1 });
  expect(reasonToReject(record)).toBeUndefined();
  const [race] = record.races;
  const races = [{ ...race!, undisturbed: [4], roundsRun: 21, disturbed: true }];
  expect(reasonToReject({ ...record, races })).toBe(
    'only 1 of 21 rounds of step were undisturbed, 7 were wanted',
  );
});
