import { post } from '../../lib/front/dom.js';
import { showBehaviour, wireFaults } from '../../lib/front/faults.js';

wireFaults(async (mode) => {
  if (await post('/demo/behaviour', { mode })) showBehaviour(mode);
});
