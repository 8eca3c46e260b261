import { shortenList, shortenProtocol } from '@fourier-features/experiments';
import { type FieldKind, FREQUENCY_COUNT, fieldKinds } from './fieldKinds.ts';
import { drawEigenvalues, drawSpectra, SPACES } from './fieldSpectra.ts';
import { type FieldsProtocol, PROTOCOLS } from './fieldsProtocol.ts';
import { ADAM_RATES, AMPLITUDES, DESCENT_RATE, drawTrainings, SIGNAL } from './fieldTrainings.ts';
import { type Figure, type FigureRun, figureEngine, openSheet } from './figure.ts';

/** Which frequencies fields of today's kinds fit: by their tangent kernels at initialisation, and in trainings. */
export const fields: Figure = {
  names: ['fields'],
  title: 'spectra of SIREN, FINER, Gauss, WIRE, hash grids and plain grids',
  minutes: { quick: 5, paper: 60 },
  run: drawFields,
};

async function drawFields(run: FigureRun): Promise<void> {
  const protocol = shortenProtocol<FieldsProtocol>(PROTOCOLS[run.protocol], run, [
    'seeds',
    'trainedSeeds',
    'wideParameters',
  ]);
  const kindsOf = (space: (typeof SPACES)[number]): readonly FieldKind[] =>
    shortenList(fieldKinds(space.gridCells, space.tableSize), run);
  const engine = await figureEngine();
  const constants = {
    ...protocol,
    frequencyCount: FREQUENCY_COUNT,
    spaces: SPACES,
    signal: SIGNAL,
    descentRate: DESCENT_RATE,
    amplitudes: AMPLITUDES,
    adamRates: ADAM_RATES,
  };
  const kinds = kindsOf(SPACES[0]);
  const sheet = openSheet('fields', run, constants, engine, {
    planned: kinds.length * (SPACES.length * (1 + protocol.seeds) + 1 + 2 * protocol.trainedSeeds + 3),
  });
  for (const space of SPACES) await drawSpectra(sheet, protocol, space, kindsOf(space));
  await drawEigenvalues(sheet, protocol, kinds);
  await drawTrainings(sheet, protocol, kinds, engine);
}
