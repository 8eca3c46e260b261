/** Learns balls and blocks from 20 pictures of 32×32 pixels, and looks at them from where no picture was taken. */
import { finish } from '@fourier-features/core';
import {
  defaultBounds,
  fieldOccupancy,
  fitNerf,
  orbitCameras,
  proceduralScene,
  renderView,
  scoreViews,
} from '@fourier-features/nerf';
import { wasmEngine } from '@fourier-features/wasm';

const engine = await wasmEngine();
const { train, test, near, far } = proceduralScene({ width: 32, train: 20, val: 1, test: 2 });
const { field } = await finish(
  fitNerf({
    views: train,
    engine,
    near,
    far,
    steps: 120,
    raysPerStep: 128,
    samples: 24,
    width: 64,
    learningRate: 2e-3,
    scale: 1,
  }),
);
const bounds = defaultBounds(
  train.map(({ camera }) => camera),
  near,
  far,
);
const occupancy = await fieldOccupancy(engine, field, { bounds, resolution: 32 });
const options = { near, far, samples: 48, occupancy };
const { psnr } = await scoreViews(engine, field, test, options);
const [camera] = orbitCameras({ frames: 1, radius: 4, width: 64 });
const { opacity } = await renderView(engine, field, camera!, options);
const share = opacity.reduce((sum, value) => sum + value, 0) / opacity.length;
process.stdout.write(
  `held-out PSNR ${psnr.toFixed(1)} dB; ${(100 * share).toFixed(0)} % of a new view is opaque\n`,
);
