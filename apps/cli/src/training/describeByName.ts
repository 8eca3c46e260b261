import { inList } from '../terminal/inList.ts';

/** Describes values that have names, such as `20 for wire, otherwise 30`. */
export function describeByName(values: Readonly<Record<string, string>>): string {
  const groups = Object.entries(Object.groupBy(Object.entries(values), ([, value]) => value));
  const [largest, ...others] = groups.toSorted(([, a], [, b]) => b!.length - a!.length);
  if (others.length === 0) return largest![0];
  const parts = others.map(([value, named]) => `${value} for ${inList(named!.map(([name]) => name))}`);
  return `${parts.join(', ')}, otherwise ${largest![0]}`;
}
