import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../conformance/proof/behaviour.ts';
import { faults } from '../conformance/proof/faults/index.ts';
import { variants } from '../conformance/proof/variants/index.ts';
import { decide } from '../conformance/reference/endpoint.ts';
import { type Answer, bodyBytes, readState } from '../conformance/reference/index.ts';
import { indexState } from '../conformance/reference/state.ts';
import { toOpenApi30 } from '../openapi/editions/openapi-3.0.ts';
import { readDocument } from '../openapi/generate/document.ts';
import * as formats from '../openapi/generate/formats.ts';
import { applyOverlay, readOverlays } from '../openapi/generate/overlay.ts';

const document = await readDocument();
const base = await readState();
/** The contract and each profile. */
const contracts = [{ name: 'contract', document }];
for (const [name, overlay] of await readOverlays())
  contracts.push({ name, document: await applyOverlay(document, overlay) });

/** The JSON bodies that a server answers with, for a function that exists and for one that does not. */
async function bodiesOf({
  state: change,
  serve,
}: Subject): Promise<Array<{ schema: string; body: unknown }>> {
  const state = change?.(base) ?? base;
  const index = indexState(state);
  const { alter = (answer: Answer) => answer } = serve();
  const [[projectId = '', project] = []] = Object.entries(state.projects);
  const urn = project?.functions[0]?.func_urn ?? '';
  const bodies = [];
  // Some misbehave only now and then.
  const names = [urn, urn, urn, urn.replace(/[^:]+:[^:]+$/, 'no-such-function:latest')];
  for (const [sequence, name] of names.entries()) {
    const request = {
      method: 'GET',
      target: `/v2/${projectId}/fgs/functions/${name}/async-invoke-config`,
      headers: { 'x-auth-token': project?.tokens[0] ?? '' },
    };
    const { answer, ...decision } = decide({ ...request, body: new Uint8Array() }, index, Date.now());
    const { status, body } = await alter(answer, { ...decision, request, sequence, state });
    const value = parsed(Buffer.from(bodyBytes(body)).toString());
    if (value !== undefined)
      bodies.push({ schema: status === 200 ? 'AsyncInvokeConfig' : 'Error', body: value });
  }
  return bodies;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The bodies of every subject; what is done to the wire leaves bodies as they are. */
async function bodiesOfAll(subjects: readonly Subject[]) {
  const compared = subjects.filter(({ serve }) => serve().transmit === undefined);
  // All at once, since some take their time.
  return (await Promise.all(compared.map(bodiesOf))).flat();
}

const bodiesOfFaults = await bodiesOfAll(faults);
const bodiesOfVariants = await bodiesOfAll(variants);

describe.each(contracts)('$name in OpenAPI 3.1 and 3.0', ({ document: of31 }) => {
  const ajv31 = new Ajv2020({ strict: false, formats, schemas: [{ $id: 'contract', ...of31 }] });
  const ajv30 = new Ajv({ strict: false, formats, schemas: [{ $id: 'contract', ...toOpenApi30(of31) }] });

  it.each([
    ['fault', bodiesOfFaults],
    ['variant', bodiesOfVariants],
  ])('accept and reject the same bodies of every %s', (what, bodies) => {
    const verdicts = { accepted: 0, rejected: 0 };
    for (const { schema, body } of bodies) {
      const reference = `contract#/components/schemas/${schema}`;
      const isAccepted = ajv31.validate(reference, body);
      expect(ajv30.validate(reference, body), JSON.stringify(body)).toBe(isAccepted);
      verdicts[isAccepted ? 'accepted' : 'rejected'] += 1;
    }
    expect(verdicts.accepted).toBeGreaterThan(100);
    if (what === 'fault') expect(verdicts.rejected).toBeGreaterThan(100);
  });
});
