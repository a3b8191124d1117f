/** Checks requests to Microsoft Graph against the part of its contract that we use: path, method, query, headers, body. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';

export type SentRequest = {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

const schema = z.record(z.string(), z.unknown());
const contract = z.object({
  calls: z.array(
    z.object({
      method: z.string(),
      path: z.string(),
      query: schema,
      headers: schema.optional(),
      body: schema.optional(),
    }),
  ),
});

const ajv = new Ajv({ allErrors: true });
const file = readFileSync(new URL('graph-contract.json', import.meta.url), 'utf8');
const calls = contract.parse(JSON.parse(file)).calls.map(({ method, path, query, headers, body }) => ({
  method,
  path,
  pattern: new RegExp(`^/v1\\.0${path.replace(/[.()$]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`),
  query: ajv.compile(query),
  headers: ajv.compile(headers ?? {}),
  body: ajv.compile(body ?? { not: {} }),
}));

/** The calls the contract knows, such as `GET /users`. */
export const knownCalls: readonly string[] = calls.map(({ method, path }) => `${method} ${path}`);

/** @returns what is wrong with a request; an empty list if Graph would accept it */
export function breaches({ method, path, query, headers, body }: SentRequest): string[] {
  const call = calls.find((known) => known.method === method && known.pattern.test(path));
  if (call === undefined) return [`Graph has no ${method} ${path}`];
  const parts: [string, ValidateFunction, unknown][] = [
    ['query', call.query, query],
    ['headers', call.headers, headers],
    ...(body === undefined ? [] : ([['body', call.body, body]] satisfies [string, ValidateFunction, unknown][])),
  ];
  return parts.flatMap(([part, validate, value]) =>
    validate(value) ? [] : [`${part} of ${method} ${call.path}: ${ajv.errorsText(validate.errors)}`],
  );
}
