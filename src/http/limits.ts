/** What the front door bears, all of it in one place. Times are in milliseconds. */

/**
 * Bytes of a body, as they come. Teams' messages are limited to 100 KB, counted in UTF-16 (Microsoft, "Format your bot
 * messages"); the envelope, and a card's data, come on top.
 */
export const MAX_BODY_BYTES = 256 * 1024;
/** From the first byte that is asked for to the last. The connector sends a body in one go. */
export const BODY_DEADLINE_MS = 5_000;
/** How deep a body's objects and lists go: cards that come back are some 20 deep; parsers may set such a limit (RFC 8259, section 9). */
export const MAX_JSON_DEPTH = 64;
/** The channel's tokens have some 1,000 characters. */
export const MAX_TOKEN_LENGTH = 4_096;

/** How Node's own server is set up (Node.js, "http.createServer" and "Class: http.Server"). */
export const SERVER_LIMITS = {
  /** To the end of the headers, counted from the connection: a connection without a byte ends with it too. */
  headersTimeout: 5_000,
  /** To the end of the request. The deadlines for token and body are shorter; this holds for whatever they leave out. */
  requestTimeout: 15_000,
  /** How long a connection stays open after an answer; Node's default. */
  keepAliveTimeout: 5_000,
  /** How often the three above are looked at: Node's default of 30 s would leave a connection open for half a minute. */
  connectionsCheckingInterval: 1_000,
  /** Node's default, of all header lines together; the connector's are some 2 KB, most of it the token. */
  maxHeaderSize: 16 * 1024,
} as const;
export const MAX_HEADERS = 100;

/** Connections at the same time. Where there are more, the oldest one that is not at a turn gives way. */
export const MAX_CONNECTIONS = 2_000;

/**
 * Requests of one connection that wait for their answer. Node reads on while they do; connectors and proxies send one at a
 * time, and a client has to be ready for a connection that ends before all are answered (RFC 9112, section 9.3.2).
 */
export const MAX_PIPELINED = 8;

/** What a client still sends after it was refused is thrown away for this long, and up to this much, before it is cut off. */
export const LINGER_MS = 1_000;
export const LINGER_BYTES = 1024 * 1024;

/** How long what is being answered has until the connection is cut, once the server stops. */
export const DRAIN_MS = 10_000;

/** How long the last answers may take to leave this machine. */
export const FLUSH_MS = 500;

/** Refusals of a kind are written down once, and then counted for this long. */
export const COUNTED_FOR_MS = 60_000;
