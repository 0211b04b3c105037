import { expect, test } from 'vitest';
import { readScenarios } from './scenario.ts';
import { newWallet, setUp } from './stage.ts';

const scenarios = await readScenarios();

test.each(['reading.documented', 'safety.redirect'])('a flood of requests is cut off: %s', async (id) => {
  const scenario = scenarios.find((candidate) => candidate.id === id);
  if (scenario === undefined) throw new Error(`there is no ${id}`);
  const wallet = newWallet();
  const { environment, seen, stop } = await setUp(scenario, wallet, 1);
  const { FGS_ENDPOINT, FGS_PROJECT_ID, FGS_FUNCTION_URN } = environment;
  const url = `${FGS_ENDPOINT}/v2/${FGS_PROJECT_ID}/fgs/functions/${FGS_FUNCTION_URN}/async-invoke-config`;
  const headers = { 'X-Auth-Token': wallet.token };
  let answered = 0;
  for (let sent = 0; sent < 250; sent += 1) {
    const response = await fetch(url, { headers }).catch(() => undefined);
    await response?.text();
    answered += response === undefined ? 0 : 1;
  }
  await stop();
  expect(answered).toBe(200);
  expect([seen.arrivals.length, seen.elsewhere.length]).toEqual([200, id === 'safety.redirect' ? 200 : 0]);
});
