import { expect, test } from 'vitest';
import { readScenarios } from '../../../conformance/clients/scenario.ts';
import { readClientGuide } from '../client-guide.ts';
import { clientsPage } from './clients.ts';

const scenarios = await readScenarios();
const guide = await readClientGuide();
const sentences = new Map(scenarios.map(({ id }) => [id, `what fails ${id}`]));
const { text } = clientsPage(scenarios, sentences, guide).body;

test.each(scenarios)('the checklist has $id, with what it takes to fail it', ({ id, level }) => {
  const [, entry = ''] = text.split(`<article class="rule" id="${id}"`);
  expect(entry.slice(0, entry.indexOf('</article>'))).toMatch(
    new RegExp(`class="level ${level}"[^]*>what fails ${id}<`),
  );
});

test('the protocol has each variable and line of the guide, and the workflow runs the command', () => {
  for (const name of ['FGS_ENDPOINT', 'FGS_TOKEN_FILE', 'HUAWEICLOUD_SDK_SECURITY_TOKEN', 'FGS_SCENARIO'])
    expect(text).toContain(`<code>${name}</code>`);
  expect(
    guide.lines.map(([line]) => Object.keys(JSON.parse(line?.slice(1, -1).replaceAll('…', '') ?? ''))),
  ).toEqual([['config'], ['config'], ['error'], ['skip']]);
  expect(guide.workflow).toContain('client --command');
});

test('the examples are whole programs', () => {
  expect(guide.examples.map(({ name, code }) => [name, code.includes('FGS_ENDPOINT')])).toEqual([
    ['Python', true],
    ['Go', true],
    ['Shell', true],
  ]);
});
