import { describe, expect, it } from 'vitest';
import { type OpenApiDocument, readDocument } from '../generate/document.ts';
import { bumpOf } from './change.ts';
import { compareContracts } from './compare.ts';

const document = await readDocument();

// biome-ignore lint/suspicious/noExplicitAny: a test changes the document anywhere
type Editable = any;

function edited(edit: (revision: Editable) => void): OpenApiDocument {
  const revision = structuredClone(document);
  edit(revision);
  return revision;
}

async function changesBy(edit: (revision: Editable) => void): Promise<string[]> {
  const changes = await compareContracts(document, edited(edit));
  return changes.map(({ effect, bump, words }) => `${effect}, ${bump}: ${words}`);
}

const config = (revision: Editable) => revision.components.schemas.AsyncInvokeConfig;

// Redocly starts anew for each comparison, so each of these makes as many changes as do not disturb each other.
describe('compareContracts', () => {
  it('finds nothing where nothing changed', async () => {
    expect(await changesBy(() => {})).toEqual([]);
  });

  it('calls breaking for consumers what they cannot be prepared for', async () => {
    const changes = await changesBy((revision) => {
      const { FunctionUrn, FuncDestinationConfig, ObsDestinationParam } = revision.components.schemas;
      config(revision).properties.max_async_retry_attempts.maximum = 9;
      config(revision).required.pop();
      FunctionUrn.maxLength = 300;
      FuncDestinationConfig.properties.destination.enum.push('Kafka');
      ObsDestinationParam.properties.expires.maximum = 400;
      delete revision.components.schemas.Error.properties.request_id;
      for (const item of Object.values<Editable>(revision.paths)) delete item.get.responses['504'];
    });
    expect(changes.toSorted()).toEqual(
      [
        "Upper bound of `max_async_retry_attempts` changed from '<= 8' to '<= 9'.",
        'Properties of `AsyncInvokeConfig` are no longer required: `max_async_retry_attempts`.',
        "`maxLength` of `FunctionUrn` changed from '269' to '300'.",
        "Enum of `destination` gained values: 'Kafka'.",
        "Upper bound of `expires` changed from '<= 365' to '<= 400'.",
        'Property `request_id` of `Error` was removed.',
        'Response `504` was removed.',
      ]
        .map((words) => `breaking for consumers, major: ${words}`)
        .toSorted(),
    );
  });

  it('calls breaking for callers what makes their requests fail', async () => {
    const changes = await changesBy((revision) => {
      revision.components.schemas.FunctionUrn.maxLength = 200;
      revision.components.securitySchemes.token.name = 'X-Token';
      revision.servers[0].variables.region.enum.shift();
      const [path = ''] = Object.keys(revision.paths);
      revision.paths = { [path.replace('/v2/', '/v3/')]: revision.paths[path] };
    });
    expect(changes.toSorted()).toEqual([
      expect.stringMatching(/^breaking for callers, major: Path `\/v2\/.+` was renamed to `\/v3\/.+`\.$/),
      'breaking for callers, major: Server `cn-north-1` was removed.',
      "breaking for callers, major: `maxLength` of `FunctionUrn` changed from '269' to '200'.",
      "breaking for callers, major: `name` of security scheme `token` changed from 'X-Auth-Token' to 'X-Token'.",
      'breaking for servers, major: `maxLength` of `FunctionUrn` changed from `269` to `200`.',
    ]);
  });

  it('calls breaking for servers what an answer that passed no longer may be', async () => {
    const changes = await changesBy((revision) => {
      const { FuncDestinationConfig, ObsDestinationParam } = revision.components.schemas;
      config(revision).properties.max_async_retry_attempts.maximum = 7;
      config(revision).properties.max_async_event_age_in_seconds.multipleOf = 60;
      config(revision).required.push('created_time');
      FuncDestinationConfig.properties.destination.enum.pop();
      ObsDestinationParam.properties.bucket.pattern = '^[a-z]';
    });
    expect(changes.toSorted()).toEqual(
      [
        '`enum` of `destination` lost `"FunctionGraph"`.',
        '`maximum` of `max_async_retry_attempts` changed from `8` to `7`.',
        '`multipleOf` of `max_async_event_age_in_seconds` changed from nothing to `60`.',
        '`pattern` of `bucket` changed from nothing to `"^[a-z]"`.',
        '`required` of `AsyncInvokeConfig` gained `"created_time"`.',
      ].map((words) => `breaking for servers, major: ${words}`),
    );
  });

  it('calls everything else compatible, and an addition minor', async () => {
    const changes = await changesBy((revision) => {
      config(revision).properties.enable_async_status_log = { type: 'boolean' };
      config(revision)['x-recommended'].pop();
      revision.components.schemas.ProjectId.maxLength = 64;
      revision.components.parameters.project_id.example = 'another';
      revision.components.responses.NotFound.content['application/json'].examples[
        'not-found'
      ].value.error_msg = '';
      revision.servers[0].variables.region.enum.push('mars-1');
    });
    expect(changes.toSorted()).toEqual([
      'compatible, minor: Schema `enable_async_status_log` was added.',
      'compatible, minor: Server `mars-1` was added.',
      'compatible, patch: An example, an extension or a comment changed.',
      'compatible, patch: An example, an extension or a comment changed.',
      expect.stringMatching(
        /^compatible, patch: `example` of `project_id` changed from `.+` to `"another"`\.$/,
      ),
      'compatible, patch: `maxLength` of `ProjectId` changed from `32` to `64`.',
    ]);
  });

  it('says where, and puts what breaks somebody first', async () => {
    const changes = await compareContracts(
      document,
      edited((revision) => {
        config(revision).properties.more = { type: 'string' };
        config(revision).properties.max_async_retry_attempts.maximum = 9;
      }),
    );
    const properties = '#/components/schemas/AsyncInvokeConfig/properties';
    expect(changes.map(({ pointer }) => pointer)).toEqual([
      `${properties}/max_async_retry_attempts/maximum`,
      `${properties}/more`,
    ]);
    expect(bumpOf(changes)).toBe('major');
    expect(bumpOf(changes.slice(1))).toBe('minor');
  });
});
