/** `$batch`: up to twenty calls in one (Microsoft Graph, "Combine multiple HTTP requests using JSON batching"). */
import { z } from 'zod';
import { json, type Answer, type GraphCall, type Handler } from './graph-call.ts';
import { badRequest } from './graph-error.ts';

const MOST_PARTS = 20;

const Batch = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      url: z.string().startsWith('/'),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
});

type Part = z.infer<typeof Batch>['requests'][number];

/** Runs parts that depend on no other side by side, and answers in another order than they were asked, as Graph may. */
export const batch: Handler = async (call, _params, { answer }) => {
  const parsed = Batch.safeParse(call.body);
  if (!parsed.success) throw badRequest('Invalid batch payload format.');
  const { requests } = parsed.data;
  if (requests.length > MOST_PARTS)
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${MOST_PARTS}.`);
  if (new Set(requests.map(({ id }) => id)).size < requests.length) throw badRequest('Request Id is not unique.');
  const answers = new Map<string, Answer>();
  const independent = requests.filter(({ dependsOn }) => dependsOn === undefined);
  await Promise.all(independent.map(async (part) => answers.set(part.id, await answer(partCall(call, part)))));
  for (const part of requests.filter(({ dependsOn }) => dependsOn !== undefined)) {
    const waitsFor = (part.dependsOn ?? []).map((id) => answers.get(id)?.status ?? 424);
    const failed = waitsFor.some((status) => status >= 400);
    answers.set(part.id, failed ? FAILED_DEPENDENCY : await answer(partCall(call, part)));
  }
  const responses = [...answers].map(([id, { status, headers, body }]) => ({
    id,
    status,
    headers: headers ?? {},
    body,
  }));
  return json({ responses: responses.toReversed() });
};

const FAILED_DEPENDENCY: Answer = {
  status: 424,
  body: { error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' } },
};

function partCall(call: GraphCall, part: Part): GraphCall {
  const mark = part.url.indexOf('?');
  const [path, query] = mark < 0 ? [part.url, ''] : [part.url.slice(0, mark), part.url.slice(mark + 1)];
  const headers = Object.entries(part.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    ...call,
    method: part.method.toUpperCase(),
    path: `/v1.0${path}`,
    query: new URLSearchParams(query),
    headers: { 'client-request-id': call.headers['client-request-id'], ...Object.fromEntries(headers) },
    body: part.body,
  };
}
