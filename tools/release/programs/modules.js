import relaxed from '@fourier-features/wasm/relaxed.wasm';
import simd from '@fourier-features/wasm/simd.wasm';
