const error = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string' } },
};

function content(schema: object) {
  return { 'application/json': { schema } };
}

const item = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

const parameters = [
  {
    name: 'id',
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^[a-z]{1,8}$' },
    example: 'known',
  },
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 10 } },
];

const read = {
  operationId: 'getItem',
  parameters,
  responses: {
    200: {
      description: 'The item.',
      content: content(item),
      // A link, so that the stateful phase has somewhere to go.
      links: { again: { operationId: 'getItem', parameters: { id: '$response.body#/id' } } },
    },
    400: { description: 'Invalid.', content: content(error) },
    404: { description: 'Unknown.', content: content(error) },
  },
};

/** One path, which can only be read. */
export const readOnlyDocument = {
  openapi: '3.1.0',
  info: { title: 'Items', version: '1' },
  paths: { '/items/{id}': { get: read } },
};

function write(operationId: string) {
  return {
    operationId,
    parameters: [parameters[0]],
    responses: { 200: { description: 'Done.' }, 400: { description: 'Invalid.', content: content(error) } },
  };
}

/** The same path, on which items can also be changed and removed. */
export const readWriteDocument = {
  ...readOnlyDocument,
  paths: { '/items/{id}': { get: read, put: write('putItem'), delete: write('deleteItem') } },
};
