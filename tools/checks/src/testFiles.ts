/** Tests of engines and of the choice among them, as parts of paths. */
export const ENGINES: readonly string[] = ['packages/native/test/', 'packages/wasm/test/'];

/** Tests in a browser, which Node does not change, as a pattern. */
export const IN_BROWSER = '**/browser.test.ts';

/**
 * Tests of the command line that depend on Node itself: how it starts, which engine it finds, arguments, files and locks,
 * streams, signals, and one task from the input to the results. What the other tests compute is the same in every Node; CI on
 * GitHub runs them all on each.
 */
export const COMMAND_LINE: readonly string[] = [
  'engine',
  'files/',
  'help',
  'imageFit',
  'lostOutput',
  'nodeVersion',
  'phases',
  'resume',
  'unexpected',
].map((name) => `apps/cli/test/${name}`);

/** Tests that depend on whether the native engine was compiled. */
export const WITHOUT_NATIVE: readonly string[] = [
  'packages/engines/test/',
  'apps/cli/test/engine',
  'apps/cli/test/imageFit',
];
