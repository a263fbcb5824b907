export type { HubEngine, Layer, LogEntry, OwnedWord, Word } from './engine.js';
export { createMemoryEngine } from './memory.js';
