// Alone in its file: a sandboxed preload script is one file, and shares no chunk with another.
/** From a tool's page: a SMART Web Messaging message. */
export const FROM_TOOL = 'tyopoyta:from-tool';
/** To a tool's page: the same, the other way. */
export const TO_TOOL = 'tyopoyta:to-tool';
