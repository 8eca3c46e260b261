import { referenceEngine, testEngine } from '@fourier-features/testing/engine';

testEngine({ name: 'referenceEngine', create: referenceEngine });
