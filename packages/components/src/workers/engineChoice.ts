/** Engines that a visitor can choose, by the names that the terminal has for them. */
export const engineChoices = ['auto', 'webgpu', 'wasm'] as const;

/** The engine that a visitor chooses: the fastest that runs, the GPU or the CPU. */
export type EngineChoice = (typeof engineChoices)[number];
