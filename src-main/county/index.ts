export { namesUsed } from './environment.js';
export { loadCounty } from './load.js';
export { loadTrainingCounty } from './training.js';
