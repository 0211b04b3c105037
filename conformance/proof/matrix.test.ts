import { describe, expect, test } from 'vitest';
import type { RuleDescription } from '../index.ts';
import { fault, noVerdict, variant } from './behaviour.ts';
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
const violated: Trial = { ...nothing, verdict: 'violates', failed: ['a.must'] };

const serve = () => ({});
const must = fault('f', 'a.must', 'It breaks.', serve);

describe('a fault', () => {
  test('is killed where its rule turns red', () => {
    expect(faultRow(must, violated, rules)).toMatchObject({ isKilled: true, alsoRed: [] });
  });

  test('survives where nothing turns red, or only another rule does', () => {
    expect(faultRow(must, nothing, rules).isKilled).toBe(false);
    expect(faultRow(must, { ...violated, failed: ['a.other'] }, rules).isKilled).toBe(false);
  });

  test('survives where its rule turns red and the verdict does not', () => {
    expect(faultRow(must, { ...violated, verdict: 'untested' }, rules).isKilled).toBe(false);
  });

  test('names the rules that turned red beside its own, warnings too', () => {
    const trial = { ...violated, failed: ['a.must', 'a.other'], warned: ['a.should'] };
    expect(faultRow(must, trial, rules)).toMatchObject({ isKilled: true, alsoRed: ['a.other', 'a.should'] });
  });

  test('of a SHOULD is killed by a warning, while the target conforms', () => {
    const should = { ...must, rule: 'a.should' };
    expect(faultRow(should, { ...nothing, warned: ['a.should'] }, rules).isKilled).toBe(true);
    expect(faultRow(should, { ...violated, failed: ['a.should'] }, rules).isKilled).toBe(false);
  });

  test('of an information is killed by a note; other notes are not red', () => {
    const trial = { ...nothing, noted: ['a.info'] };
    expect(faultRow({ ...must, rule: 'a.info' }, trial, rules).isKilled).toBe(true);
    expect(faultRow(must, { ...violated, noted: ['a.info'] }, rules).alsoRed).toEqual([]);
  });

  test('without an answer to judge needs the verdict that says so, and no rule', () => {
    const silent = { ...must, rule: noVerdict };
    const untested = { ...nothing, verdict: 'untested' } as const;
    expect(faultRow(silent, untested, rules)).toMatchObject({ isKilled: true, alsoRed: [] });
    expect(faultRow(silent, nothing, rules).isKilled).toBe(false);
    expect(faultRow(silent, { ...untested, failed: ['a.must'] }, rules).alsoRed).toEqual(['a.must']);
  });
});

describe('a variant', () => {
  const allowed = variant('v', 'It is allowed.', serve);

  test('raises no alarm where every rule stays green, notes aside', () => {
    expect(variantRow(allowed, { ...nothing, noted: ['a.info'] }).alarms).toEqual([]);
  });

  test('raises an alarm with a failure, a warning, or another verdict', () => {
    expect(variantRow(allowed, violated).alarms).toEqual(['a.must']);
    expect(variantRow(allowed, { ...nothing, warned: ['a.should'] }).alarms).toEqual(['a.should']);
    expect(variantRow(allowed, { ...nothing, verdict: 'untested' }).alarms).toEqual(['verdict untested']);
  });

  test('that has to be warned of raises an alarm where it is not', () => {
    const warned = { ...allowed, warnings: ['a.should'] };
    expect(variantRow(warned, { ...nothing, warned: ['a.should'] }).alarms).toEqual([]);
    expect(variantRow(warned, nothing).alarms).toEqual(['no warning of a.should']);
  });
});

test('everything that is wrong with a matrix is told', () => {
  const rows = [
    faultRow({ ...must, id: 'survivor' }, nothing, rules),
    faultRow({ ...must, id: 'loud' }, { ...violated, failed: ['a.must', 'a.other'] }, rules),
    faultRow({ ...must, id: 'lost', rule: 'a.gone' }, { ...violated, failed: ['a.gone'] }, rules),
  ];
  const matrix = killMatrix(rules, rows, [variantRow(variant('v', 'It is allowed.', serve), violated)]);
  expect(shortcomings(matrix)).toEqual([
    'lost is meant for a.gone, which is no rule.',
    'Survived: survivor was to be found by a.must; red: nothing.',
    'Survived: lost was to be found by a.gone; red: a.gone.',
    'Also red: loud turned a.other red.',
    'False alarm: v turned a.must red.',
    'No fault shows that a.should can fail.',
    'No fault shows that a.info can fail.',
  ]);
});

test('a matrix that holds has no shortcomings, and its page names every rule, fault and variant', () => {
  const rows = [
    faultRow(must, violated, rules),
    faultRow({ ...must, id: 'g', rule: 'a.should' }, { ...nothing, warned: ['a.should'] }, rules),
    faultRow({ ...must, id: 'h', rule: 'a.info' }, { ...nothing, noted: ['a.info'] }, rules),
  ];
  const matrix = killMatrix(rules, rows, [
    variantRow(variant('v', 'It is <allowed> | fine.', serve), nothing),
  ]);
  expect(shortcomings(matrix)).toEqual([]);
  const page = toMarkdown(matrix);
  for (const { id } of rules) expect(page).toContain(`### ${id}\n`);
  expect(page).toContain('| `f` | It breaks. |');
  expect(page).toContain('| `v` | It is &lt;allowed> \\| fine. |');
  expect(page).toContain('| Faults | 3 |');
});
