import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../conformance/proof/behaviour.ts';
import { faults } from '../conformance/proof/faults/index.ts';
import { readState, startReferenceEndpoint } from '../conformance/proof/reference/index.ts';
import { variants } from '../conformance/proof/variants/index.ts';
import { toOpenApi30 } from '../openapi/editions/openapi-3.0.ts';
import { readDocument } from '../openapi/generate/document.ts';
import * as formats from '../openapi/generate/formats.ts';

const document = await readDocument();
const base = await readState();
const ajv31 = new Ajv2020({ strict: false, formats, schemas: [{ $id: 'contract', ...document }] });
const ajv30 = new Ajv({ strict: false, formats, schemas: [{ $id: 'contract', ...toOpenApi30(document) }] });

/** The JSON bodies that a server answers with, for a function that exists and for one that does not. */
async function bodiesOf(subject: Subject): Promise<Array<{ schema: string; body: unknown }>> {
  const state = subject.state?.(base) ?? base;
  const [[projectId = '', project] = []] = Object.entries(state.projects);
  const urn = project?.functions[0]?.func_urn ?? '';
  const endpoint = await startReferenceEndpoint({ state, ...subject.serve(), onError: () => {} });
  try {
    const bodies = [];
    // Some misbehave only now and then.
    for (const name of [urn, urn, urn, urn.replace(/[^:]+:[^:]+$/, 'no-such-function:latest')]) {
      const url = `${endpoint.origin}/v2/${projectId}/fgs/functions/${name}/async-invoke-config`;
      const response = await fetch(url, {
        headers: { 'X-Auth-Token': project?.tokens[0] ?? '' },
        redirect: 'manual',
      });
      const text = await response.text();
      const body = parsed(text);
      if (body !== undefined)
        bodies.push({ schema: response.status === 200 ? 'AsyncInvokeConfig' : 'Error', body });
    }
    return bodies;
  } catch {
    // No whole answer: there is no body to compare.
    return [];
  } finally {
    await endpoint.stop();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe('OpenAPI 3.1 and 3.0', { timeout: 300_000 }, () => {
  it.each([
    ['fault', faults],
    ['variant', variants],
  ])('accept and reject the same bodies of every %s', async (_what, subjects) => {
    const verdicts = { accepted: 0, rejected: 0 };
    // What is done to the wire leaves bodies as they are.
    const queue = subjects.filter((subject) => subject.serve().transmit === undefined).values();
    const compare = async () => {
      for (const subject of queue) {
        for (const { schema, body } of await bodiesOf(subject)) {
          const reference = { $ref: `contract#/components/schemas/${schema}` };
          const isAccepted = ajv31.validate(reference, body);
          expect(ajv30.validate(reference, body), `${subject.id}: ${JSON.stringify(body)}`).toBe(isAccepted);
          verdicts[isAccepted ? 'accepted' : 'rejected'] += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, compare));
    expect(verdicts.accepted).toBeGreaterThan(100);
    if (subjects === faults) expect(verdicts.rejected).toBeGreaterThan(100);
  });
});
