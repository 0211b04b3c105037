import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { showFunctionAsyncInvokeConfig as operation } from '../../generated/constants.ts';
import { baseContract } from '../contract/contract.ts';
import { namedExamples } from '../contract/examples.ts';
import { readScenarios } from './scenario.ts';
import schema from './scenarios/schema.json' with { type: 'json' };

const scenarios = await readScenarios();
const contract = baseContract();
const ids = scenarios.map(({ id }) => id);

test.each(['request', 'reading', 'errors', 'patience', 'safety'])('%s.yaml is of its form', async (group) => {
  const text = await readFile(new URL(`scenarios/${group}.yaml`, import.meta.url), 'utf8');
  const ajv = new Ajv2020({ strictTypes: false });
  ajv.validate(schema, parse(text, { merge: true }));
  expect(ajv.errors).toBeNull();
});

test('each scenario has a name of its own, and a place in the document', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(scenarios.filter(({ pointer }) => contract.at(pointer) === undefined)).toEqual([]);
});

test('what a scenario refers to is there', () => {
  const examples = namedExamples(contract).map(({ name }) => name);
  const named = scenarios.flatMap(({ answers = [] }) => answers.flatMap(({ example }) => example ?? []));
  expect(named.filter((name) => !examples.includes(name))).toEqual([]);
  expect(scenarios.flatMap(({ after }) => after ?? []).filter((id) => !ids.includes(id))).toEqual([]);
});

test('each status that the contract documents is met', () => {
  const errors = operation.statusCodes.filter((status) => status >= 400).map((status) => `errors.${status}`);
  expect(errors.filter((id) => !ids.includes(id))).toEqual([]);
});
