/** Runs a protocol on pictures of text and writes its record and contact sheet; see `--help`. */
import { texts } from '@fourier-features/datasets';
import { experimentArguments } from '@fourier-features/experiments';
import { fitPictures } from './fitPictures.ts';

const options = experimentArguments(
  `npx pnpm --filter @fourier-features/image quick:text [options] [picture ...]
npx pnpm --filter @fourier-features/image reproduce:text [options] [picture ...]

Fits each picture (default: the bundled pictures of text) with each encoding, at the paper's rates and scales for text; writes
records/<protocol>-text.json and .png.`,
  '  npx pnpm --filter @fourier-features/image quick:text --encoding gaussian --steps 30',
  { resumable: true },
);

await fitPictures(options, { kind: 'text', pictures: texts, record: `${options.protocol}-text` });
