import { expect, test } from 'vitest';
import { baseContract } from '../contract/contract.ts';
import { rulesFor } from '../rules/index.ts';
import { noVerdict } from './behaviour.ts';
import { faults } from './faults/index.ts';
import { mutationsOf } from './faults/mutations.ts';
import { sitesOf } from './sites.ts';
import { facts } from './variants/evidence.ts';
import { variants } from './variants/index.ts';

const ruleIds = rulesFor(baseContract()).map(({ id }) => id);

test('each fault and each variant has a name of its own and a whole sentence', () => {
  const subjects = [...faults, ...variants];
  expect(new Set(subjects.map(({ id }) => id)).size).toBe(subjects.length);
  for (const { sentence } of subjects) expect(sentence).toMatch(/^(`|[A-Za-z1]).*\.$/s);
});

test('each fault is meant for a rule that exists', () => {
  expect(faults.filter(({ rule }) => rule !== noVerdict && !ruleIds.includes(rule))).toEqual([]);
});

test.each(facts)('the fact $id is served under each of its profiles, or allows no answer', (fact) => {
  for (const profile of fact.under ?? [])
    expect(variants.filter(({ id }) => id.startsWith(`evidence/${profile}/${fact.id}`))).not.toEqual([]);
  expect(fact.under === undefined).toBe(fact.about !== undefined);
  for (const rule of fact['warned-by'] ?? []) expect(ruleIds).toContain(rule);
});

test('each rule has a fault that is meant for it', () => {
  const meant = new Set(faults.map(({ rule }) => rule));
  expect(ruleIds.filter((id) => !meant.has(id))).toEqual([]);
});

test('each member that the document lists is a site, in both destinations and in each kind of param', () => {
  const paths = sitesOf('Ok').map(({ path, destination }) => [destination, ...path].join('/'));
  expect(paths).toContain('/func_urn');
  for (const outcome of ['on_success', 'on_failure']) {
    for (const member of ['OBS', 'SMN', 'DIS', 'FunctionGraph'].map((kind) => [
      kind,
      'destination_config',
      outcome,
    ])) {
      expect(paths).toContain([...member, 'destination'].join('/'));
      expect(paths).toContain([...member, 'param'].join('/'));
    }
    expect(paths).toContain(`OBS/destination_config/${outcome}/param/expires`);
    expect(paths).toContain(`SMN/destination_config/${outcome}/param/topic_urn`);
  }
});

test('a new bound, enumeration or format in the document brings its faults along', () => {
  const broken = (schema: Parameters<typeof mutationsOf>[0]['schema']) =>
    mutationsOf({ path: ['level'], presence: 'optional', schema, destination: 'Fast' })
      .filter((mutation) => !['type', 'name'].includes(mutation.broken))
      .map((mutation) => [mutation.broken, mutation.change?.('value')]);
  expect(broken({ type: 'integer', minimum: 5 })).toContainEqual(['minimum', 4]);
  expect(broken({ type: 'integer', maximum: 9 })).toContainEqual(['maximum', 10]);
  expect(broken({ type: 'string', minLength: 4 })).toContainEqual(['minLength', 'val']);
  expect(broken({ type: 'string', maxLength: 6 })).toContainEqual(['maxLength', 'valuexx']);
  expect(broken({ type: 'string', enum: ['Fast', 'Slow'] })).toContainEqual(['enum', 'fast']);
  expect(broken({ type: 'string', format: 'date-time' }).map(([keyword]) => keyword)).toContain('format');
  expect(broken({ type: 'string' })).toEqual([]);
});
