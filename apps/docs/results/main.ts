/** Prints all tables and figures of the records as JSON, for the loader. */
import { readResults } from '@fourier-features/readmes';

process.stdout.write(JSON.stringify(readResults()));
