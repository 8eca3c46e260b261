/** Runs a protocol on photographs and writes its record and contact sheet; see `--help`. */
import { photos } from '@fourier-features/datasets';
import { experimentArguments } from '@fourier-features/experiments';
import { fitPictures } from './fitPictures.ts';

const options = experimentArguments(
  `npx pnpm --filter @fourier-features/image quick [options] [picture ...]
npx pnpm --filter @fourier-features/image reproduce [options] [picture ...]

Fits each picture (default: the bundled photographs) with each encoding, at the paper's rates and scales for natural images;
writes records/<protocol>.json and .png.`,
  '  npx pnpm --filter @fourier-features/image quick --encoding gaussian --steps 30',
  { resumable: true },
);

await fitPictures(options, { kind: 'photo', pictures: photos, record: options.protocol });
