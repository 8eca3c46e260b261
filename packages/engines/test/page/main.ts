import { chooseEngine } from '@fourier-features/engines';

declare global {
  interface Window {
    describe(): Promise<string>;
  }
}

window.describe = async () => {
  const { description, dispose } = await chooseEngine();
  dispose();
  return description;
};
