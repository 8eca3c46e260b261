import { expect, test } from 'vitest';
import { startContestant } from '../src/contestant.ts';

const run = (program: string): string[] => [process.execPath, '-e', program];

test('startContestant(command) reads the introduction, asks and stops', async () => {
  const contestant = await startContestant(
    run(`
      console.log(JSON.stringify({ engine: 'echo', threads: 2, vectorBits: 128, versions: {} }));
      process.stdin.on('data', (line) => console.log(String(line).trim().length + ' 0.5'));
    `),
  );
  expect(contestant).toMatchObject({ engine: 'echo', threads: 2, vectorBits: 128 });
  expect(await contestant.ask('step 1')).toEqual([6, 0.5]);
  contestant.stop();
});

test('startContestant(command) throws the reason for which a process ends', async () => {
  await expect(startContestant(run("throw new Error('not built')"))).rejects.toThrow('Error: not built');
  await expect(startContestant(['no-such-program'])).rejects.toThrow('ENOENT');
});
