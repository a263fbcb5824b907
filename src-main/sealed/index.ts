export { createSealedFile } from './sealed-file.js';
export { type SealedVault, openVault, sealedName } from './vault.js';
export { type SealedShelf, createSealedShelf } from './shelf.js';
