/** Every limit of the front door. Times are in milliseconds. */

/**
 * Bytes of a body, as received. Teams limits a message to 100 KB, counted in UTF-16 (Microsoft, "Format your bot
 * messages"); the envelope and a card's data come on top.
 */
export const MAX_BODY_BYTES = 256 * 1024;
/** For reading the whole body. The connector sends it in one go. */
export const BODY_DEADLINE_MS = 5_000;
/**
 * How deeply a body may nest: submitted cards nest about 20 levels; a parser may set such a limit (RFC 8259, section
 * 9).
 */
export const MAX_JSON_DEPTH = 64;
/** The channel's tokens have about 1,000 characters. */
export const MAX_TOKEN_LENGTH = 4_096;

/** Options of Node's server (Node.js, "http.createServer" and "Class: http.Server"). */
export const SERVER_LIMITS = {
  /** From connecting to the end of the headers; it also ends a connection that sends nothing. */
  headersTimeout: 5_000,
  /** To the end of the request. The deadlines for token and body are shorter; this one covers the rest. */
  requestTimeout: 15_000,
  /** How long an idle connection stays open after a response; Node's default. */
  keepAliveTimeout: 5_000,
  /** How often Node checks the three timeouts above: its default of 30 s would exceed all of them. */
  connectionsCheckingInterval: 1_000,
  /** All header lines together; Node's default. The connector sends about 2 KB, most of it the token. */
  maxHeaderSize: 16 * 1024,
  /** Node would answer itself, and the connection would get a second answer to whatever follows. */
  requireHostHeader: false,
} as const;
export const MAX_HEADERS = 100;

/** Open connections. Beyond this, the oldest idle one is closed. */
export const MAX_CONNECTIONS = 2_000;

/**
 * Unanswered requests on one connection. Node keeps reading while they wait. Connectors and proxies send one at a time,
 * and a client must be prepared for the connection to close before all are answered (RFC 9112, section 9.3.2).
 */
export const MAX_PIPELINED = 8;

/**
 * After a refusal, discards what the client still sends for this long and up to this much; then cuts the connection.
 */
export const LINGER_MS = 1_000;
export const LINGER_BYTES = 1024 * 1024;

/** How long running requests may take to finish once the server stops. */
export const DRAIN_MS = 10_000;

/** How long the last responses may take to be sent. */
export const FLUSH_MS = 500;

/** The first refusal of a kind is logged at once; repeats are counted and logged once in this time. */
export const COUNTED_FOR_MS = 60_000;
