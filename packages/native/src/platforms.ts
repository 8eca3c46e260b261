/** The platforms with a native module. `gnu` and `musl` are the C libraries of Linux. */
export const PLATFORMS: readonly string[] = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm64-gnu',
  'linux-arm64-musl',
  'linux-x64-gnu',
  'linux-x64-musl',
  'win32-x64',
];

/** Returns the name of this process's platform, in the form that `PLATFORMS` has. */
export function currentPlatform(): string {
  const { platform, arch } = process;
  return platform === 'linux' ? `${platform}-${arch}-${cLibrary()}` : `${platform}-${arch}`;
}

function cLibrary(): 'gnu' | 'musl' {
  const report = process.report as NodeJS.ProcessReport & { excludeNetwork: boolean };
  const { excludeNetwork } = report;
  // Without this, a report looks up the name of every open connection, which may take seconds.
  report.excludeNetwork = true;
  const { header } = report.getReport() as { header: { glibcVersionRuntime?: string } };
  report.excludeNetwork = excludeNetwork;
  return header.glibcVersionRuntime === undefined ? 'musl' : 'gnu';
}
