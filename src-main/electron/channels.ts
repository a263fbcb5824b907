/** The page has loaded and asks for its port to the core. */
export const READY_CHANNEL = 'tyopoyta:ready';
/** The port, from the core to the preload script and from there to the page. */
export const PORT_CHANNEL = 'tyopoyta:port';
