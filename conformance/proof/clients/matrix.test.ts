import { expect, test } from 'vitest';
import { readScenarios } from '../../clients/scenario.ts';
import { benignClients } from './benign.ts';
import { tryClient } from './matrix.ts';
import { wrongClients } from './wrong.ts';

const scenarios = await readScenarios();

test('each scenario has a wrong client, and each wrong client a scenario', () => {
  expect(wrongClients.map(({ scenario }) => scenario).sort()).toEqual(scenarios.map(({ id }) => id).sort());
});

test.concurrent.each(wrongClients)(
  '$scenario, and nothing else, finds: $sentence',
  async (client) => {
    expect(await tryClient(client, scenarios)).toMatchObject({ red: [client.scenario], isAsMeant: true });
  },
  120_000,
);

test.concurrent.each(benignClients)(
  'no scenario finds: $sentence',
  async (client) => {
    expect(await tryClient(client, scenarios)).toMatchObject({ red: [], isAsMeant: true });
  },
  120_000,
);
