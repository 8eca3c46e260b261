import { Messages } from '@fourier-features/components/controls/Messages.tsx';
import { LiveFields } from './fields/LiveFields.tsx';
import { Curves } from './result/Curves.tsx';
import { Files } from './result/Files.tsx';
import { fitLook } from './result/fitLook.ts';
import { Pictures } from './result/Pictures.tsx';
import type { Fit, Result } from './result/readResult.ts';
import { Scores } from './result/Scores.tsx';
import { Settings } from './result/Settings.tsx';

const TASKS: Readonly<Record<string, string>> = {
  image: 'Picture',
  occupancy: 'Shape',
  ct: 'CT slice',
  mri: 'MRI',
  nerf: 'Scene',
};

/** Shows a result: its fields, and what the fit wrote. */
export function ResultPage({ result }: { readonly result: Result }) {
  const { name, fits } = result;
  return (
    <>
      <header>
        <h1>{name}</h1>
        <p>{summary(fits)}</p>
        <Messages warnings={fits.flatMap(warningsOf)} />
      </header>
      <main>
        <LiveFields fits={fits} />
        <Scores result={result} />
        <Curves fits={fits} />
        <Pictures result={result} />
        <Settings fits={fits} />
        <Files result={result} />
      </main>
    </>
  );
}

function summary(fits: readonly Fit[]): string {
  const known = fits.find((fit) => fit.manifest);
  if (!known?.manifest) return 'A field without a manifest: its scores and settings are not known.';
  const { task, input, steps, seconds } = known.manifest;
  const what = `${TASKS[task] ?? task}${input.name ? ` “${input.name}”` : ''}`;
  if (fits.length > 1) {
    const others = fits.some((fit) => (fit.manifest?.field ?? 'fourier') !== 'fourier');
    return `${what}, fitted with ${fits.length} ${others ? 'fields' : 'encodings'}`;
  }
  return `${what}, fitted with ${fitLook(known).label} in ${steps} steps and ${seconds.toFixed(1)} s`;
}

function warningsOf(fit: Fit): string[] {
  const { warnings = [], missing = [] } = fit.manifest ?? {};
  const about = fit.name ? `${fitLook(fit).label}: ` : '';
  const unmade =
    missing.length > 0 ? [`Not made yet: ${missing.join(', ')}. Resume the fit to make it.`] : [];
  return [...warnings, ...unmade].map((sentence) => about + sentence);
}
