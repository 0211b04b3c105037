import { expect, test } from 'vitest';
import { readTolerated } from '../../openapi/generate/tolerated.ts';
import { readSources } from '../../openapi/sources.ts';
import { baseContract } from '../contract/contract.ts';
import { rulesFor } from './index.ts';

const sources = await readSources();
const statements = [...sources.statements, ...sources.foundations];
const contract = baseContract();
const rules = rulesFor(contract);

test('the id of each statement is its own', () => {
  expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
});

test.each(statements)('$id has a place in the document, and a rule or a reason', (statement) => {
  expect(statement.pointers).not.toHaveLength(0);
  for (const pointer of statement.pointers) expect(contract.at(pointer), pointer).toBeDefined();
  const isChecked = (statement.rules ?? []).length > 0;
  expect(isChecked !== (statement['left-out'] !== undefined), 'rules or left-out, not both').toBe(true);
});

test.each(statements)('$id names rules that exist', ({ rules: named = [] }) => {
  const ids = rules.map(({ id }) => id);
  for (const id of named) expect(ids).toContain(id);
});

test.each(rules)('$id rests on a statement, and points into the document', ({ id, pointer, level }) => {
  const basis = statements.filter((statement) => statement.rules?.includes(id));
  expect(basis).not.toHaveLength(0);
  expect(contract.at(pointer), pointer).toBeDefined();
  if (level === 'MUST') expect(basis.map(({ strength }) => strength)).toContain('MUST');
});

test.each(await readTolerated())('$name is warned of, and no more', ({ rule }) => {
  expect(rules.find(({ id }) => id === rule)?.level).toBe('SHOULD');
});

test('the ids of the rules are unique', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
