import '@fourier-features/wasm/worker';
