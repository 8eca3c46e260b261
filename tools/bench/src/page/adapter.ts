/** Returns the GPU that pages are given here, in words, or why there is none. */
export async function describeAdapter(): Promise<string> {
  if (!navigator.gpu) return 'no WebGPU';
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return 'WebGPU without an adapter';
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const words = [vendor, architecture, description].filter((word) => word !== '').join(' ');
  return `${words || 'an adapter that does not name itself'}${isFallbackAdapter ? ' (computes on the CPU)' : ''}`;
}
