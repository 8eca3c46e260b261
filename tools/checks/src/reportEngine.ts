/** Prints at the end of `npm run setup`, in one line, which engine this machine trains on and why not on a faster one. */
import { chooseEngine } from '@fourier-features/engines';

const { description } = await chooseEngine();
process.stdout.write(`fourier-features: trains on the ${description}\n`);
