/** Fits balls and blocks to 20 pictures of 32×32 pixels, and looks at them from where no picture was taken. */
import { finish } from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import { wasmEngine } from '@fourier-features/wasm';

const engine = await wasmEngine();
const { train, heldOut, near, far } = await nerf.proceduralScene({ width: 32, train: 20, heldOut: 2 });
const { field } = await finish(
  nerf.fit({
    views: train,
    engine,
    near,
    far,
    steps: 80,
    raysPerStep: 128,
    samples: 24,
    width: 64,
    learningRate: 2e-3,
    scale: 1,
  }),
);
const cameras = train.map(({ camera }) => camera);
const bounds = nerf.defaultBounds(cameras, near, far);
const occupancy = await nerf.fieldOccupancy(field, { engine, bounds, resolution: 32 });
const options = { engine, near, far, samples: 48, occupancy };
const { psnr } = await nerf.score(field, heldOut, options);
const [camera] = nerf.orbitCameras({ frames: 1, radius: 4, width: 64 });
const { opacity } = await nerf.render(field, camera!, options);
const mean = opacity.reduce((sum, value) => sum + value, 0) / opacity.length;
process.stdout.write(
  `held-out PSNR ${psnr.toFixed(1)} dB; mean opacity of a new view ${(100 * mean).toFixed(0)} %\n`,
);
