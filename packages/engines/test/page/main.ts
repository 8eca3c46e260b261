import { chooseEngine, type EngineName } from '@fourier-features/engines';

declare global {
  interface Window {
    describe(engine: EngineName): Promise<string>;
  }
}

window.describe = async (engine) => {
  const { description, dispose } = await chooseEngine({ engine });
  dispose();
  return description;
};
