/** Prints whether WebGPU has an adapter, and the arguments. */
const adapter = await navigator.gpu.requestAdapter();
process.stdout.write(JSON.stringify([adapter !== null, ...process.argv.slice(2)]));
