import { Ajv2020 } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ strict: false, validateFormats: false });

/** Rules for Redocly that it does not have itself, for documents of OpenAPI 3.0 and 3.1. */
export default function plugin() {
  return { id: 'contract', rules: { oas3: { 'unique-enum': uniqueEnum, 'valid-default': validDefault } } };
}

/** An enumeration names each value once. */
function uniqueEnum() {
  return {
    Schema({ enum: values = [] }, { report, location }) {
      if (new Set(values).size < values.length)
        report({ message: 'A value is there twice.', location: location.child('enum') });
    },
  };
}

/** A default is a value that its own schema allows. */
function validDefault() {
  return {
    Schema(schema, { report, location }) {
      if (schema.default === undefined || ajv.validate(schema, schema.default)) return;
      report({ message: `The default ${ajv.errorsText()}.`, location: location.child('default') });
    },
  };
}
