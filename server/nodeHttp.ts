/*
 * node:http, without what a static import of it costs. An ES module reads every name that a built-in
 * exports, and reading `WebSocket` loads the whole of undici, of which nothing here is used.
 */
export const { createServer, IncomingMessage, ServerResponse, STATUS_CODES } =
  process.getBuiltinModule('node:http');
