/** Writes the software bills of materials of all published packages into a folder, `sbom` by default. */
import { writeSboms } from './writeSboms.ts';

await writeSboms(process.argv[2] ?? 'sbom');
