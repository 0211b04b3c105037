import { describe, expect, it } from 'vitest';
import { type Fact, readEvidence } from './evidence.ts';
import { readDocument } from './generate/document.ts';
import { applyOverlay, readOverlays } from './generate/overlay.ts';
import { readTolerated, withTolerated } from './generate/tolerated.ts';
import { generateValidators } from './generate/validators.ts';
import type { JsonObject } from './json.ts';
import { readSources, type Statement } from './sources.ts';

const facts = await readEvidence();
const overlays = await readOverlays();
const tolerated = await readTolerated();
const sources = await readSources();
const statements = [...sources.statements, ...sources.foundations];
const ids = facts.map(({ id }) => id);

describe('a fact', () => {
  it('is told once', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(facts.map(({ says, place, date }) => `${says} ${place} ${date}`)).size).toBe(facts.length);
  });

  it.each(facts)('$id says where it was read, and how sure it is', (fact) => {
    expect(['edition', 'SDK model', 'client code', 'acceptance test']).toContain(fact['read-in']);
    expect(['stated', 'shown', 'example']).toContain(fact.sure);
    expect(fact.says).toMatch(/\.$|`$/);
    expect(fact.place).not.toBe('');
    if (fact.date !== undefined) expect(fact.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const allowed = [...(fact.answers ?? []), ...(fact.errors ?? [])];
    expect(fact.under === undefined).toBe(allowed.length === 0);
    expect(fact.about === undefined, 'answers that it allows, or what else it is about').toBe(
      allowed.length > 0,
    );
  });

  it('is cited by a statement, an overlay or a tolerated form', () => {
    const cited = [
      ...statements.flatMap(({ origin, confirmed = [] }) => [
        ...(typeof origin === 'string' ? [] : (origin.evidence ?? [])),
        ...confirmed,
      ]),
      ...[...overlays.values()].flatMap(({ actions, info }) => [
        ...actions.flatMap((action) => action['x-evidence']),
        ...info['x-left-out'].flatMap(({ evidence }) => evidence),
      ]),
      ...tolerated.flatMap(({ evidence }) => evidence),
    ];
    expect(cited.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !cited.includes(id))).toEqual([]);
  });
});

describe('what is not the source document', () => {
  it.each([...overlays])('rests on a fact in each action of %s', (_name, { actions, info }) => {
    for (const action of actions) expect(action['x-evidence'], action.target).not.toHaveLength(0);
    for (const { what, evidence } of info['x-left-out']) expect(evidence, what).not.toHaveLength(0);
  });

  it.each(statements)('says where it is from: $id', ({ origin }) => {
    if (origin === 'source document') return;
    expect(origin).toSatisfy(({ inferred = '', evidence = [] }: Exclude<Statement['origin'], string>) => {
      return inferred !== '' || evidence.length > 0;
    });
  });

  it.each(tolerated)('is tolerated on evidence: $name', ({ evidence }) => {
    expect(evidence).not.toHaveLength(0);
  });
});

describe('an answer that a fact shows', async () => {
  const document = await readDocument();
  const { components } = document as never as { components: { responses: { Ok: { content: Content } } } };
  const documented = components.responses.Ok.content['application/json'].examples.documented.value;
  const shown = (profile: string) => facts.filter(({ under }) => under?.includes(profile));

  it.each(['base', ...overlays.keys()])('is accepted by the profile %s', async (profile) => {
    const overlay = overlays.get(profile);
    const overlaid = overlay ? await applyOverlay(document, overlay) : document;
    const { code } = await generateValidators(withTolerated(overlaid, tolerated));
    const { validateAsyncInvokeConfig, validateError } = await import(
      `data:text/javascript,${encodeURIComponent(code)}`
    );
    for (const { id, answers = [], errors = [] } of shown(profile)) {
      for (const answer of answers)
        expect(validateAsyncInvokeConfig({ ...documented, ...answer }), id).toBe(true);
      for (const { body } of errors) expect(validateError(body), id).toBe(true);
    }
  });

  it('names profiles that there are', () => {
    const known = ['base', ...overlays.keys()];
    expect(facts.flatMap(({ under = [] }: Fact) => under).filter((name) => !known.includes(name))).toEqual(
      [],
    );
    for (const name of known) expect(shown(name), name).not.toHaveLength(0);
  });
});

interface Content {
  'application/json': { examples: { documented: { value: JsonObject } } };
}
