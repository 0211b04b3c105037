import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { readScenarios } from './scenario.ts';
import { newWallet, setUp } from './stage.ts';

const scenarios = await readScenarios();
const wallet = newWallet();

function scenarioOf(id: string) {
  const scenario = scenarios.find((candidate) => candidate.id === id);
  if (scenario === undefined) throw new Error(`there is no ${id}`);
  return scenario;
}

test.each(['1.0', '1.1'])(
  'an interim answer comes only where the version of HTTP has any: %s',
  async (version) => {
    const { environment, stop } = await setUp(scenarioOf('reading.interim'), wallet, 1);
    const { hostname, port } = new URL(environment.FGS_ENDPOINT ?? '');
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const path = `/v2/${environment.FGS_PROJECT_ID}/fgs/functions/${environment.FGS_FUNCTION_URN}/async-invoke-config`;
    socket.write(
      `GET ${path} HTTP/${version}\r\nHost: a\r\nConnection: close\r\nX-Auth-Token: ${wallet.token}\r\n\r\n`,
    );
    const statuses = (await text(socket)).match(/^HTTP\S+ \d+/gm);
    await stop();
    expect(statuses).toEqual(version === '1.0' ? ['HTTP/1.1 200'] : ['HTTP/1.1 103', 'HTTP/1.1 200']);
  },
);

test.each(['reading.documented', 'safety.redirect'])('a flood of requests is cut off: %s', async (id) => {
  const { environment, seen, stop } = await setUp(scenarioOf(id), wallet, 1);
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
