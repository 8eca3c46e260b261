import { losingEngine, referenceEngine, testEngine } from '@fourier-features/testing/engine';

testEngine({
  name: 'referenceEngine',
  create: referenceEngine,
  openLosable: async () => {
    const engine = losingEngine(referenceEngine());
    return { engine, lose: engine.lose };
  },
});
