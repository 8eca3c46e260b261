import { describe, expect, test } from 'vitest';
import { checkSeenByCache, type ExperimentArguments, parseExperimentArguments } from '../src/arguments.ts';

const parse = (line: string, resumable = false): ExperimentArguments => {
  const result = parseExperimentArguments(line.split(' ').filter(Boolean), resumable);
  if (result === 'help') throw new Error('help was requested');
  return result;
};

describe('parseExperimentArguments(args, resumable)', () => {
  test('runs the whole quick protocol on the own inputs by default', () => {
    expect(parse('')).toEqual({
      protocol: 'quick',
      encoding: undefined,
      steps: undefined,
      budget: undefined,
      resume: false,
      mixedSources: false,
      inputs: [],
      partial: false,
    });
  });

  test('takes the last of two protocols, the positional arguments and --resume', () => {
    expect(parse('--protocol quick --protocol paper --resume a b', true)).toMatchObject({
      protocol: 'paper',
      inputs: ['a', 'b'],
      resume: true,
      partial: false,
    });
  });

  test('is partial with fewer steps, and with one encoding unless records can be resumed', () => {
    expect(parse('--steps 3')).toMatchObject({ steps: 3, partial: true });
    expect(parse('--budget 0.01', true)).toMatchObject({ budget: 0.01, partial: true });
    expect(parse('--encoding gaussian').partial).toBe(true);
    expect(parse('--encoding gaussian', true).partial).toBe(false);
  });

  test.each([
    ['--protocol slow', '--protocol must be quick or paper, got slow'],
    ['--protocol', "Option '--protocol <value>' argument missing"],
    ['--steps 0', '--steps must be an integer of at least 1, got 0'],
    ['--steps 2.5', '--steps must be an integer of at least 1, got 2.5'],
    ['--steps many', '--steps must be an integer of at least 1, got many'],
    ['--budget 0', '--budget must be a number above 0 and at most 1, got 0'],
    ['--budget 2', '--budget must be a number above 0 and at most 1, got 2'],
    ['--budget half', '--budget must be a number above 0 and at most 1, got half'],
    ['--steps 3 --budget 0.5', '--steps and --budget exclude each other'],
    ['--resume', '--resume: this experiment always starts a new record'],
    ['--mixed-sources', '--mixed-sources keeps the results of a record that --resume adds to. Pass both.'],
    ['--fast', "Unknown option '--fast'"],
  ])('rejects %s', (line, message) => {
    expect(() => parse(line)).toThrow(message);
  });

  test('returns help before looking at the other options', () => {
    expect(parseExperimentArguments(['-h', '--steps', '0'], false)).toBe('help');
  });
});

test('files of the user are refused under turbo, whose cache does not see them', () => {
  const own = import.meta.filename;
  expect(() => checkSeenByCache([own], 'a1b2')).toThrow(
    /^turbo would keep the result for .*npx pnpm --filter/,
  );
  expect(() => checkSeenByCache([own], undefined)).not.toThrow();
  expect(() => checkSeenByCache(['brushes'], 'a1b2')).not.toThrow();
});
