/** Returns the versions of what runs the benchmarks, by name, for records. */
export function ownVersions(): Record<string, string> {
  return { node: process.version, v8: process.versions.v8 };
}
