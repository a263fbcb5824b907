export { TrainingFrame } from './TrainingFrame.js';
