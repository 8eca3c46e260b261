import type { RecordPart } from '@fourier-features/experiments';
import { readRecord } from './readRecord.ts';

type Sources = NonNullable<RecordPart['sources']>;

/** Where the numbers of a record come from. */
export interface Provenance {
  /** Path of the record from the root. */
  readonly record: string;
  /** Whether it follows the published protocol, a smaller one, or one that the paper does not have. */
  readonly protocol: 'published' | 'quick' | 'own';
  /** The command that makes the record again. */
  readonly command: string;
  readonly date: string;
  /** Processor, cores and Node. */
  readonly machine: string;
  /** Engine of the trainings; absent if nothing was trained by one. */
  readonly engine?: string;
  readonly seeds: readonly number[];
  /** Commit and hash of the sources of each part; empty if the record is older than records that name them. */
  readonly sources: readonly Sources[];
  /** What the protocol plans and the record does not hold. */
  readonly missing: readonly string[];
}

/** Scripts of packages by the names of their records. */
const SCRIPTS: Readonly<Record<string, string>> = {
  quick: 'quick',
  'quick-text': 'quick:text',
  paper: 'reproduce',
  baselines: 'baselines',
  gain: 'gain',
  'fields-quick': 'quick',
};

/** Records that compute what the paper computes, in full: kernels, without a training. */
const PUBLISHED: readonly string[] = ['fig02-quick', 'fig07-quick'];

/** Records of these experiments compare with no published protocol. */
const OWN: readonly string[] = ['baselines', 'gain', 'blur-quick', 'scale-quick', 'fields-quick'];

/** Returns where the numbers of a record come from. */
export function provenanceOf(path: string): Provenance {
  const { date, machine, engine, protocol, parts, missing = [] } = readRecord(path);
  const name = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
  const { seed, seeds } = protocol as { seed?: number; seeds?: readonly number[] };
  return {
    record: path,
    protocol: protocolOf(name),
    command: `npx pnpm --filter @fourier-features/${path.split('/')[1]} ${scriptOf(name)}`,
    date,
    machine: `${machine.cpu}, ${machine.cores} ${machine.cores === 1 ? 'core' : 'cores'}, Node ${machine.node}`,
    ...(engine !== 'none' && { engine }),
    seeds: seeds ?? (seed === undefined ? [] : [seed]),
    sources: parts.flatMap(({ sources }) => (sources ? [sources] : [])),
    missing,
  };
}

function protocolOf(name: string): Provenance['protocol'] {
  if (OWN.includes(name)) return 'own';
  return name.endsWith('paper') || PUBLISHED.includes(name) ? 'published' : 'quick';
}

/** Returns the script of a package that writes a record, with its options: figures of theory are chosen by name. */
function scriptOf(name: string): string {
  const script = SCRIPTS[name];
  if (script) return script;
  const [, figure, protocol] = /^(\w+)-(quick|paper)$/.exec(name)!;
  return `${SCRIPTS[protocol!]} --figure ${figure!.replace(/^fig0?/, '')}`;
}
