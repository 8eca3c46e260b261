import { finish } from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import * as image from '@fourier-features/image';

const { engine } = await chooseEngine();
const values = Float32Array.from({ length: 32 * 32 }, (_, i) => (i % 32) / 32);
const split = image.split({ width: 32, height: 32, channels: 1, values }, 'grid');
const { field } = await finish(image.fit({ split, engine, encoding: 'gaussian', scale: 2, steps: 100 }));
const { heldOutPsnr } = await image.score(field, split, { engine });
console.log(engine.name, heldOutPsnr);
