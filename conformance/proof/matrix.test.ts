import { expect, test } from 'vitest';
import type { RuleDescription } from '../index.ts';
import type { Fault } from './behaviour.ts';
import { noVerdict } from './behaviour.ts';
import { toMarkdown } from './markdown.ts';
import { faultRow, killMatrix, shortcomings, variantRow } from './matrix.ts';
import type { Trial } from './trial.ts';

const rules = (['MUST', 'SHOULD', 'INFO'] as const).map(
  (level): RuleDescription => ({
    id: `a.${level.toLowerCase()}`,
    level,
    part: 'body',
    title: `A ${level}.`,
    source: '',
    pointer: '',
  }),
);
const nothing: Trial = { verdict: 'conforms', failed: [], warned: [], noted: [], misconduct: [] };
const untested: Trial = { ...nothing, verdict: 'untested' };
const violated: Trial = { ...nothing, verdict: 'violates', failed: ['a.must'] };
const subject = { id: 'f', sentence: 'It does.', serve: () => ({}) };
const fault = (rule: string): Fault => ({ ...subject, rule });

test.each<[string, string, Trial, boolean, readonly string[]]>([
  ['is killed where its rule turns red', 'a.must', violated, true, []],
  ['survives where nothing turns red', 'a.must', nothing, false, []],
  ['survives where another rule turns red', 'a.must', { ...violated, failed: ['a.x'] }, false, ['a.x']],
  ['survives where the verdict is another', 'a.must', { ...violated, verdict: 'untested' }, false, []],
  ['names what else turned red', 'a.must', { ...violated, warned: ['a.should'] }, true, ['a.should']],
  ['of a SHOULD is killed by a warning', 'a.should', { ...nothing, warned: ['a.should'] }, true, []],
  ['of a SHOULD is no violation', 'a.should', { ...violated, failed: ['a.should'] }, false, []],
  ['of an information is killed by a note', 'a.info', { ...nothing, noted: ['a.info'] }, true, []],
  ['has nothing to do with notes', 'a.must', { ...violated, noted: ['a.info'] }, true, []],
  ['without an answer to judge needs that verdict', noVerdict, untested, true, []],
  ['without an answer to judge survives another verdict', noVerdict, nothing, false, []],
  ['without an answer turns no rule red', noVerdict, { ...untested, failed: ['a.x'] }, true, ['a.x']],
])('a fault %s', (_what, rule, trial, isKilled, alsoRed) => {
  expect(faultRow(fault(rule), trial, rules)).toMatchObject({ isKilled, alsoRed });
});

test.each<[string, readonly string[] | undefined, Trial, readonly string[]]>([
  ['stays silent where there are notes only', undefined, { ...nothing, noted: ['a.info'] }, []],
  ['raises an alarm with a failure', undefined, violated, ['a.must']],
  ['raises an alarm with a warning', undefined, { ...nothing, warned: ['a.should'] }, ['a.should']],
  ['raises an alarm with another verdict', undefined, untested, ['verdict untested']],
  ['may have to be warned of', ['a.should'], { ...nothing, warned: ['a.should'] }, []],
  ['raises an alarm where its warning is missing', ['a.should'], nothing, ['no warning of a.should']],
])('a variant %s', (_what, warnings, trial, alarms) => {
  expect(variantRow({ ...subject, ...(warnings && { warnings }) }, trial).alarms).toEqual(alarms);
});

test('everything that is wrong with a matrix is told, and its page names every rule, fault and variant', () => {
  const rows = [
    faultRow({ ...fault('a.must'), id: 'survivor' }, nothing, rules),
    faultRow({ ...fault('a.must'), id: 'loud' }, { ...violated, failed: ['a.must', 'a.other'] }, rules),
    faultRow({ ...fault('a.gone'), id: 'lost' }, { ...violated, failed: ['a.gone'] }, rules),
  ];
  const variant = { ...subject, id: 'v', sentence: 'It is <allowed> | fine.' };
  const matrix = killMatrix(rules, rows, [variantRow(variant, violated)]);
  expect(shortcomings(matrix)).toEqual([
    'lost is meant for a.gone, which is no rule.',
    'Survived: survivor was to be found by a.must; red: nothing.',
    'Survived: lost was to be found by a.gone; red: a.gone.',
    'Also red: loud turned a.other red.',
    'False alarm: v turned a.must red.',
    'No fault shows that a.should can fail.',
    'No fault shows that a.info can fail.',
  ]);
  const page = toMarkdown(matrix);
  for (const { id } of rules) expect(page).toContain(`### ${id}\n`);
  expect(page).toContain('| `loud` | It does. |');
  expect(page).toContain('| `v` | It is &lt;allowed> \\| fine. |');
  expect(page).toContain('| Faults | 3 |');
});
