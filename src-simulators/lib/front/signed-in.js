// In a frame of the service's own page: that page waits for this word.
const done = document.getElementById('signed-in')?.dataset['done'] === 'true';
if (window.frameElement !== null) window.parent.postMessage(done ? 'signed-in' : 'failed', location.origin);
