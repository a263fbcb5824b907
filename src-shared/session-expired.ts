/**
 * `messageType` of the message (in the form of SMART Web Messaging) by which a tool's page tells the window around it that
 * the tool's own session has ended. Apart from the schemas, for parts of the first screen that do without them.
 */
export const SESSION_EXPIRED = 'fi.tyopoyta.session.expired';
