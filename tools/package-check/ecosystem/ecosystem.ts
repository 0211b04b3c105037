// What users of other libraries write: each takes the schemas as they are, and says yes and no where it should.
import { sValidator } from '@hono/standard-validator';
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { initTRPC } from '@trpc/server';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { fastify } from 'fastify';
import { type AsyncInvokeConfig, bounds } from 'functiongraph-async-invoke-contract';
import document from 'functiongraph-async-invoke-contract/openapi.json' with { type: 'json' };
import * as schemas from 'functiongraph-async-invoke-contract/schemas';
import { Hono } from 'hono';
import { z } from 'zod';

const schema = schemas.AsyncInvokeConfig;
const standard: StandardSchemaV1<AsyncInvokeConfig> & StandardJSONSchemaV1<AsyncInvokeConfig> = schema;
const inferred: StandardSchemaV1.InferOutput<typeof standard>['max_async_retry_attempts'] = 1;

const valid = document.components.responses.Ok.content['application/json'].examples.documented.value;
const { maximum } = bounds.AsyncInvokeConfig.max_async_retry_attempts;
const invalid = { ...valid, max_async_retry_attempts: maximum + inferred };

async function hono(value: unknown): Promise<boolean> {
  const app = new Hono().post('/', sValidator('json', schema), (context) =>
    context.json(context.req.valid('json').max_async_retry_attempts),
  );
  const headers = { 'Content-Type': 'application/json' };
  const { status } = await app.request('/', { method: 'POST', headers, body: JSON.stringify(value) });
  return status === 200;
}

async function trpc(value: unknown): Promise<boolean> {
  const { procedure, router, createCallerFactory } = initTRPC.create();
  const app = router({ save: procedure.input(schema).mutation(({ input }) => input.func_urn) });
  return createCallerFactory(app)({})
    .save(value as AsyncInvokeConfig)
    .then(
      () => true,
      () => false,
    );
}

async function reactHookForm(value: unknown): Promise<boolean> {
  const resolve = standardSchemaResolver(schema);
  const options = { fields: {}, shouldUseNativeValidation: false };
  const { errors } = await resolve(value as AsyncInvokeConfig, undefined, options);
  const names = Object.keys(errors).join();
  if (names !== '' && names !== 'max_async_retry_attempts') throw new Error(`the form blames ${names}`);
  return names === '';
}

async function fromJsonSchema(value: unknown): Promise<boolean> {
  return z.fromJSONSchema(schema.jsonSchema()).safeParse(value).success;
}

function ajv(compiler: Ajv | Ajv2020, target: schemas.JsonSchemaTarget) {
  formats.default(compiler);
  const validate = compiler.compile(schema.jsonSchema(target));
  return async (value: unknown) => validate(value);
}

async function fastifyBody(value: unknown): Promise<boolean> {
  const app = fastify();
  app.post('/', { schema: { body: schema.jsonSchema('draft-07') } }, async () => ({}));
  const { statusCode } = await app.inject({ method: 'POST', url: '/', payload: value as object });
  await app.close();
  return statusCode === 200;
}

const users = {
  hono,
  trpc,
  reactHookForm,
  fromJsonSchema,
  ajv: ajv(new Ajv2020({ strict: true }), 'draft-2020-12'),
  ajvDraft07: ajv(new Ajv({ strict: true }), 'draft-07'),
  fastifyBody,
};
for (const [name, accepts] of Object.entries(users)) {
  if (!(await accepts(valid))) throw new Error(`${name} refuses a valid configuration`);
  if (await accepts(invalid)) throw new Error(`${name} takes an invalid configuration`);
}
console.log(Object.keys(users).join(', '));
