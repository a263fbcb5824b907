export { TrainingFrame } from './TrainingFrame.js';
export { TrainingDesk } from './TrainingDesk.js';
