/** Prints the name of this process's platform, which is also the name of a folder in `platforms/`. */
import { currentPlatform } from '../src/platforms.ts';

process.stdout.write(currentPlatform());
