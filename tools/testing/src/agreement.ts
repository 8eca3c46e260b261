export { agreementFaults } from './agreement/agreementFaults.ts';
export { type AgreementShape, agreementShapes } from './agreement/agreementShapes.ts';
export { type Agreement, measureAgreement } from './agreement/measureAgreement.ts';
