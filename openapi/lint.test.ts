import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readDocument } from './generate/document.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const document = JSON.stringify(await readDocument());

/** Defects of an OpenAPI document: the rule that finds each, and how it comes about, as a text and what takes its place. */
const defects: readonly (readonly [rule: string, from: string | RegExp, to: string])[] = [
  ['contract/valid-default', /"default":\d+/, '"default":"many"'],
  ['contract/unique-enum', /"enum":\[("\w+")/, '"enum":[$1,$1'],
  ['operation-tag-defined', /"tags":\["[^"]+"\]/, '"tags":["Undefined"]'],
  ['operation-description', /(?<="operationId":"[^"]+",.*?)"description":"(?:[^"\\]|\\.)*",/, ''],
  ['rule/no-code-in-markdown', '"description":"', '"description":"eval(1) '],
  ['no-unresolved-refs', 'schemas/FunctionUrn"', 'schemas/Missing"'],
  ['no-invalid-media-type-examples', /"max_async_retry_attempts":\d+/, '"max_async_retry_attempts":-1'],
  ['no-unused-components', '"schemas":{', '"schemas":{"Unused":{"type":"string"},'],
  ['path-parameters-defined', '/functions/{function_urn}/', '/functions/{function}/'],
  ['security-defined', /"security":\[\{"\w+"/, '"security":[{"undefined"'],
  ['struct', '"maxLength"', '"maxLenght"'],
  ['operation-operationId', /"operationId":"\w+",/, ''],
];

test('the linter finds each of these defects, and nothing in the document as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lint-'));
  const files = await Promise.all(
    [['none', '', ''] as const, ...defects].map(async ([, from, to], index) => {
      const file = join(folder, `${index}.json`);
      await writeFile(file, document.replace(from, to));
      return file;
    }),
  );
  const args = ['lint', '--config', join(root, 'redocly.yaml'), '--format', 'checkstyle', ...files];
  const output = await new Promise<string>((resolve) => {
    execFile(join(root, 'node_modules/.bin/redocly'), args, { cwd: root }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  await rm(folder, { recursive: true });
  const found = (index: number) => {
    const [, ofFile = ''] = output.split(`/${index}.json">`);
    return [...(ofFile.split('</file>')[0] ?? '').matchAll(/source="([^"]+)"/g)].map(([, rule]) => rule);
  };
  expect(output).toContain('</checkstyle>');
  expect(found(0)).toEqual([]);
  for (const [index, [rule]] of defects.entries()) expect(found(index + 1)).toContain(rule);
}, 120_000);
