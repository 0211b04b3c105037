import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import document from '../../generated/openapi.json' with { type: 'json' };
import { indexState, readState, StateError } from './state.ts';

const urn = 'urn:fss:cn-north-4:first:function:default:test:latest';
const configuration = { func_urn: urn, max_async_event_age_in_seconds: 60, max_async_retry_attempts: 0 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reference-state-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(value: unknown) {
  const file = join(folder, 'state.yaml');
  await writeFile(file, stringify(value));
  return readState(file);
}

test('the default state has several projects, several functions, and each kind of credential', async () => {
  const state = await readState();
  const projects = Object.values(state.projects);
  expect(projects.length).toBeGreaterThan(1);
  expect(projects[0]?.functions.length).toBeGreaterThan(1);
  expect(projects[0]?.accessKeys.some((key) => key.securityToken !== undefined)).toBe(true);
  const index = indexState(state);
  for (const [projectId, project] of Object.entries(state.projects)) {
    for (const token of project.tokens) expect(index.projectOfToken.get(token)).toBe(projectId);
    for (const key of project.accessKeys) expect(index.keys.get(key.accessKey)).toEqual({ key, projectId });
    for (const config of project.functions) {
      expect(index.configurations.get(projectId)?.get(config.func_urn)).toBe(config);
    }
  }
});

describe('a state that cannot be served says where it is wrong', () => {
  test.each<[string, unknown, string]>([
    ['no mapping', [], 'state: must be a mapping'],
    ['no projects', {}, 'projects: must be a mapping'],
    [
      'tokens that are no list',
      { projects: { first: { tokens: 'a' } } },
      'projects/first/tokens: must be a list',
    ],
    [
      'a token that is a number',
      { projects: { first: { tokens: [1] } } },
      'projects/first/tokens/0: must be a text',
    ],
    [
      'a key without its secret',
      { projects: { first: { access_keys: [{ access_key: 'a' }] } } },
      'projects/first/access_keys/0/secret_key: must be a text',
    ],
    [
      'a configuration that breaks the contract',
      { projects: { first: { functions: [{ ...configuration, max_async_retry_attempts: -1 }] } } },
      'projects/first/functions/0/max_async_retry_attempts: expected at least 0, got the number -1',
    ],
  ])('%s', async (_name, value, message) => {
    await expect(read(value)).rejects.toThrow(StateError);
    await expect(read(value)).rejects.toThrow(message);
  });

  test.each<[string, unknown, string]>([
    [
      'a project ID over its bound',
      { ['a'.repeat(document.components.schemas.ProjectId.maxLength + 1)]: {} },
      'is not a valid project ID',
    ],
    [
      'a token of two projects',
      { first: { tokens: ['a'] }, second: { tokens: ['a'] } },
      'a token is there twice',
    ],
    ['a function of another project', { second: { functions: [configuration] } }, 'names another project'],
    ['a function twice', { first: { functions: [configuration, configuration] } }, 'is there twice'],
  ])('%s', async (_name, projects, message) => {
    const state = await read({ projects });
    expect(() => indexState(state)).toThrow(StateError);
    expect(() => indexState(state)).toThrow(message);
  });
});
