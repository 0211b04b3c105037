// Generated from openapi/overlays/sdk-3.1.211.yaml by `make generate`. Do not edit.
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// openapi/date-time.ts
function parseDateTime(text) {
  const match = dateTime.exec(text);
  if (match === null) return void 0;
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second,
    fraction = "",
    sign = "+",
    offsetHour = "0",
    offsetMinute = "0"
  ] = match;
  const date = /* @__PURE__ */ new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const isRealDate = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isRealDate || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return void 0;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return void 0;
  const offset = (sign === "-" ? -60 : 60) * (Number(offsetHour) * 60 + Number(offsetMinute));
  const midnight = date.getTime() / 1e3;
  const seconds = midnight + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset;
  const isLeapSecond = Number(second) === 60;
  if (isLeapSecond && seconds % secondsPerDay !== 0) return void 0;
  return { seconds, fraction: fraction.replace(/0+$/, "") };
}
function isDateTime(text) {
  return parseDateTime(text) !== void 0;
}
var secondsPerDay, dateTime;
var init_date_time = __esm({
  "openapi/date-time.ts"() {
    "use strict";
    secondsPerDay = 24 * 60 * 60;
    dateTime = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
  }
});

// openapi/date-time-or-local.ts
function isDateTimeOrLocal(text) {
  return isDateTime(text) || localDateTime.test(text) && isDateTime(`${text.replace(" ", "T")}Z`);
}
var localDateTime;
var init_date_time_or_local = __esm({
  "openapi/date-time-or-local.ts"() {
    "use strict";
    init_date_time();
    localDateTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
  }
});

// openapi/generate/formats.ts
var formats_exports = {};
__export(formats_exports, {
  "date-time": () => isDateTime,
  "date-time-or-local": () => isDateTimeOrLocal
});
var init_formats = __esm({
  "openapi/generate/formats.ts"() {
    "use strict";
    init_date_time();
    init_date_time_or_local();
  }
});

// <stdin>
var validateProjectId = validate52;
var func1 = require_ucs2length().default;
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func1(data) > 32) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ProjectId/maxLength", keyword: "maxLength", params: { limit: 32 }, message: "must NOT have more than 32 characters" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (func1(data) < 1) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/ProjectId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/ProjectId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate52.errors = vErrors;
  return errors === 0;
}
validate52.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateFunctionUrn = validate53;
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func1(data) > 269) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/FunctionUrn/maxLength", keyword: "maxLength", params: { limit: 269 }, message: "must NOT have more than 269 characters" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (func1(data) < 1) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/FunctionUrn/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/FunctionUrn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateAsyncInvokeConfig = validate54;
var schema23 = { "$id": "FuncDestinationConfig", "type": "object", "required": ["destination"], "properties": { "destination": { "type": "string", "enum": ["OBS", "SMN", "DIS", "FunctionGraph"] } }, "allOf": [{ "if": { "type": "object", "required": ["destination"], "properties": { "destination": { "const": "OBS" } } }, "then": { "$ref": "ObsDestination" } }, { "if": { "type": "object", "required": ["destination"], "properties": { "destination": { "const": "SMN" } } }, "then": { "$ref": "SmnDestination" } }, { "if": { "type": "object", "required": ["destination"], "properties": { "destination": { "const": "DIS" } } }, "then": { "$ref": "DisDestination" } }, { "if": { "type": "object", "required": ["destination"], "properties": { "destination": { "const": "FunctionGraph" } } }, "then": { "$ref": "FunctionGraphDestination" } }] };
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.destination === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ObsDestination/required", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.param === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/ObsDestination/required", keyword: "required", params: { missingProperty: "param" }, message: "must have required property 'param'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.destination !== void 0) {
      let data0 = data.destination;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/ObsDestination/properties/destination/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("OBS" !== data0) {
        const err3 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/ObsDestination/properties/destination/const", keyword: "const", params: { allowedValue: "OBS" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.param !== void 0) {
      if (typeof data.param !== "string") {
        const err4 = { instancePath: instancePath + "/param", schemaPath: "#/components/schemas/ObsDestination/properties/param/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/ObsDestination/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = { "props": { "destination": true, "param": true }, "dynamicProps": false, "dynamicItems": false };
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate60.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.destination === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/SmnDestination/required", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.param === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/SmnDestination/required", keyword: "required", params: { missingProperty: "param" }, message: "must have required property 'param'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.destination !== void 0) {
      let data0 = data.destination;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/SmnDestination/properties/destination/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("SMN" !== data0) {
        const err3 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/SmnDestination/properties/destination/const", keyword: "const", params: { allowedValue: "SMN" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.param !== void 0) {
      if (typeof data.param !== "string") {
        const err4 = { instancePath: instancePath + "/param", schemaPath: "#/components/schemas/SmnDestination/properties/param/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/SmnDestination/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate60.errors = vErrors;
  return errors === 0;
}
validate60.evaluated = { "props": { "destination": true, "param": true }, "dynamicProps": false, "dynamicItems": false };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.destination === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/DisDestination/required", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.param === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/DisDestination/required", keyword: "required", params: { missingProperty: "param" }, message: "must have required property 'param'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.destination !== void 0) {
      let data0 = data.destination;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/DisDestination/properties/destination/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("DIS" !== data0) {
        const err3 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/DisDestination/properties/destination/const", keyword: "const", params: { allowedValue: "DIS" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.param !== void 0) {
      if (typeof data.param !== "string") {
        const err4 = { instancePath: instancePath + "/param", schemaPath: "#/components/schemas/DisDestination/properties/param/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/DisDestination/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { "props": { "destination": true, "param": true }, "dynamicProps": false, "dynamicItems": false };
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.destination === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/FunctionGraphDestination/required", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.param === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/FunctionGraphDestination/required", keyword: "required", params: { missingProperty: "param" }, message: "must have required property 'param'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.destination !== void 0) {
      let data0 = data.destination;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/FunctionGraphDestination/properties/destination/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("FunctionGraph" !== data0) {
        const err3 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/FunctionGraphDestination/properties/destination/const", keyword: "const", params: { allowedValue: "FunctionGraph" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.param !== void 0) {
      if (typeof data.param !== "string") {
        const err4 = { instancePath: instancePath + "/param", schemaPath: "#/components/schemas/FunctionGraphDestination/properties/param/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/FunctionGraphDestination/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
validate64.evaluated = { "props": { "destination": true, "param": true }, "dynamicProps": false, "dynamicItems": false };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs2 = errors;
  let valid1 = true;
  const _errs3 = errors;
  if (errors === _errs3) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.destination === void 0 && (missing0 = "destination")) {
        const err0 = {};
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      } else {
        if (data.destination !== void 0) {
          if ("OBS" !== data.destination) {
            const err1 = {};
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
      }
    } else {
      const err2 = {};
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  errors = _errs2;
  if (vErrors !== null) {
    if (_errs2) {
      vErrors.length = _errs2;
    } else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs6 = errors;
    if (!validate58(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs6 === errors;
    valid1 = _valid0;
    if (valid1) {
      var props0 = {};
      props0.destination = true;
      props0.param = true;
    }
  }
  if (!valid1) {
    const err3 = { instancePath, schemaPath: "#/components/schemas/FuncDestinationConfig/oneOf", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  const _errs8 = errors;
  let valid3 = true;
  const _errs9 = errors;
  if (errors === _errs9) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing1;
      if (data.destination === void 0 && (missing1 = "destination")) {
        const err4 = {};
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      } else {
        if (data.destination !== void 0) {
          if ("SMN" !== data.destination) {
            const err5 = {};
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      }
    } else {
      const err6 = {};
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
  }
  var _valid1 = _errs9 === errors;
  errors = _errs8;
  if (vErrors !== null) {
    if (_errs8) {
      vErrors.length = _errs8;
    } else {
      vErrors = null;
    }
  }
  if (_valid1) {
    const _errs12 = errors;
    if (!validate60(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
      errors = vErrors.length;
    }
    var _valid1 = _errs12 === errors;
    valid3 = _valid1;
    if (valid3) {
      var props1 = {};
      props1.destination = true;
      props1.param = true;
    }
  }
  if (!valid3) {
    const err7 = { instancePath, schemaPath: "#/components/schemas/FuncDestinationConfig/oneOf", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  if (props0 !== true && props1 !== void 0) {
    if (props1 === true) {
      props0 = true;
    } else {
      props0 = props0 || {};
      Object.assign(props0, props1);
    }
  }
  const _errs14 = errors;
  let valid5 = true;
  const _errs15 = errors;
  if (errors === _errs15) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing2;
      if (data.destination === void 0 && (missing2 = "destination")) {
        const err8 = {};
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      } else {
        if (data.destination !== void 0) {
          if ("DIS" !== data.destination) {
            const err9 = {};
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      }
    } else {
      const err10 = {};
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
  }
  var _valid2 = _errs15 === errors;
  errors = _errs14;
  if (vErrors !== null) {
    if (_errs14) {
      vErrors.length = _errs14;
    } else {
      vErrors = null;
    }
  }
  if (_valid2) {
    const _errs18 = errors;
    if (!validate62(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
      errors = vErrors.length;
    }
    var _valid2 = _errs18 === errors;
    valid5 = _valid2;
    if (valid5) {
      var props2 = {};
      props2.destination = true;
      props2.param = true;
    }
  }
  if (!valid5) {
    const err11 = { instancePath, schemaPath: "#/components/schemas/FuncDestinationConfig/oneOf", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  if (props0 !== true && props2 !== void 0) {
    if (props2 === true) {
      props0 = true;
    } else {
      props0 = props0 || {};
      Object.assign(props0, props2);
    }
  }
  const _errs20 = errors;
  let valid7 = true;
  const _errs21 = errors;
  if (errors === _errs21) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing3;
      if (data.destination === void 0 && (missing3 = "destination")) {
        const err12 = {};
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      } else {
        if (data.destination !== void 0) {
          if ("FunctionGraph" !== data.destination) {
            const err13 = {};
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      }
    } else {
      const err14 = {};
      if (vErrors === null) {
        vErrors = [err14];
      } else {
        vErrors.push(err14);
      }
      errors++;
    }
  }
  var _valid3 = _errs21 === errors;
  errors = _errs20;
  if (vErrors !== null) {
    if (_errs20) {
      vErrors.length = _errs20;
    } else {
      vErrors = null;
    }
  }
  if (_valid3) {
    const _errs24 = errors;
    if (!validate64(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
      errors = vErrors.length;
    }
    var _valid3 = _errs24 === errors;
    valid7 = _valid3;
    if (valid7) {
      var props3 = {};
      props3.destination = true;
      props3.param = true;
    }
  }
  if (!valid7) {
    const err15 = { instancePath, schemaPath: "#/components/schemas/FuncDestinationConfig/oneOf", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  if (props0 !== true && props3 !== void 0) {
    if (props3 === true) {
      props0 = true;
    } else {
      props0 = props0 || {};
      Object.assign(props0, props3);
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.destination === void 0) {
      const err16 = { instancePath, schemaPath: "#/components/schemas/FuncDestinationConfig/oneOf", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'" };
      if (vErrors === null) {
        vErrors = [err16];
      } else {
        vErrors.push(err16);
      }
      errors++;
    }
    if (props0 !== true) {
      props0 = props0 || {};
      props0.destination = true;
    }
    if (data.destination !== void 0) {
      let data4 = data.destination;
      if (typeof data4 !== "string") {
        const err17 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/FuncDestinationConfig/oneOf", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
      if (!(data4 === "OBS" || data4 === "SMN" || data4 === "DIS" || data4 === "FunctionGraph")) {
        const err18 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/FuncDestinationConfig/oneOf", keyword: "enum", params: { allowedValues: schema23.properties.destination.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/components/schemas/FuncDestinationConfig/oneOf", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate57.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate57.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.on_success !== void 0) {
      if (!validate57(data.on_success, { instancePath: instancePath + "/on_success", parentData: data, parentDataProperty: "on_success", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
        errors = vErrors.length;
      }
    }
    if (data.on_failure !== void 0) {
      if (!validate57(data.on_failure, { instancePath: instancePath + "/on_failure", parentData: data, parentDataProperty: "on_failure", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err0 = { instancePath, schemaPath: "#/components/schemas/FuncAsyncDestinationConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = { "props": { "on_success": true, "on_failure": true }, "dynamicProps": false, "dynamicItems": false };
var formats0 = (init_formats(), __toCommonJS(formats_exports))["date-time"];
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.func_urn === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/AsyncInvokeConfig/required", keyword: "required", params: { missingProperty: "func_urn" }, message: "must have required property 'func_urn'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.max_async_event_age_in_seconds === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/AsyncInvokeConfig/required", keyword: "required", params: { missingProperty: "max_async_event_age_in_seconds" }, message: "must have required property 'max_async_event_age_in_seconds'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.max_async_retry_attempts === void 0) {
      const err2 = { instancePath, schemaPath: "#/components/schemas/AsyncInvokeConfig/required", keyword: "required", params: { missingProperty: "max_async_retry_attempts" }, message: "must have required property 'max_async_retry_attempts'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.func_urn !== void 0) {
      if (!validate53(data.func_urn, { instancePath: instancePath + "/func_urn", parentData: data, parentDataProperty: "func_urn", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.max_async_event_age_in_seconds !== void 0) {
      let data1 = data.max_async_event_age_in_seconds;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err3 = { instancePath: instancePath + "/max_async_event_age_in_seconds", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_event_age_in_seconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 86400 || isNaN(data1)) {
          const err4 = { instancePath: instancePath + "/max_async_event_age_in_seconds", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_event_age_in_seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, message: "must be <= 86400" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data1 < 60 || isNaN(data1)) {
          const err5 = { instancePath: instancePath + "/max_async_event_age_in_seconds", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_event_age_in_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 60 }, message: "must be >= 60" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.max_async_retry_attempts !== void 0) {
      let data2 = data.max_async_retry_attempts;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err6 = { instancePath: instancePath + "/max_async_retry_attempts", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_retry_attempts/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 8 || isNaN(data2)) {
          const err7 = { instancePath: instancePath + "/max_async_retry_attempts", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_retry_attempts/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8 }, message: "must be <= 8" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/max_async_retry_attempts", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_retry_attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.destination_config !== void 0) {
      if (!validate56(data.destination_config, { instancePath: instancePath + "/destination_config", parentData: data, parentDataProperty: "destination_config", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
        errors = vErrors.length;
      }
    }
    if (data.created_time !== void 0) {
      let data4 = data.created_time;
      if (typeof data4 === "string") {
        if (!formats0(data4)) {
          const err9 = { instancePath: instancePath + "/created_time", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/created_time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/created_time", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/created_time/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.last_modified !== void 0) {
      let data5 = data.last_modified;
      if (typeof data5 === "string") {
        if (!formats0(data5)) {
          const err11 = { instancePath: instancePath + "/last_modified", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/last_modified/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/last_modified", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/last_modified/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.enable_async_status_log !== void 0) {
      if (typeof data.enable_async_status_log !== "boolean") {
        const err13 = { instancePath: instancePath + "/enable_async_status_log", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/enable_async_status_log/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/components/schemas/AsyncInvokeConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate54.errors = vErrors;
  return errors === 0;
}
validate54.evaluated = { "props": { "func_urn": true, "max_async_event_age_in_seconds": true, "max_async_retry_attempts": true, "destination_config": true, "created_time": true, "last_modified": true, "enable_async_status_log": true }, "dynamicProps": false, "dynamicItems": false };
var validateFuncAsyncDestinationConfig = validate56;
var validateFuncDestinationConfig = validate57;
var validateObsDestination = validate58;
var validateSmnDestination = validate60;
var validateDisDestination = validate62;
var validateFunctionGraphDestination = validate64;
var validateObsDestinationParam = validate69;
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.bucket === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ObsDestinationParam/required", keyword: "required", params: { missingProperty: "bucket" }, message: "must have required property 'bucket'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.prefix === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/ObsDestinationParam/required", keyword: "required", params: { missingProperty: "prefix" }, message: "must have required property 'prefix'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.expires === void 0) {
      const err2 = { instancePath, schemaPath: "#/components/schemas/ObsDestinationParam/required", keyword: "required", params: { missingProperty: "expires" }, message: "must have required property 'expires'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.bucket !== void 0) {
      if (typeof data.bucket !== "string") {
        const err3 = { instancePath: instancePath + "/bucket", schemaPath: "#/components/schemas/ObsDestinationParam/properties/bucket/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.prefix !== void 0) {
      if (typeof data.prefix !== "string") {
        const err4 = { instancePath: instancePath + "/prefix", schemaPath: "#/components/schemas/ObsDestinationParam/properties/prefix/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.expires !== void 0) {
      let data2 = data.expires;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err5 = { instancePath: instancePath + "/expires", schemaPath: "#/components/schemas/ObsDestinationParam/properties/expires/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 365 || isNaN(data2)) {
          const err6 = { instancePath: instancePath + "/expires", schemaPath: "#/components/schemas/ObsDestinationParam/properties/expires/maximum", keyword: "maximum", params: { comparison: "<=", limit: 365 }, message: "must be <= 365" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err7 = { instancePath: instancePath + "/expires", schemaPath: "#/components/schemas/ObsDestinationParam/properties/expires/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/components/schemas/ObsDestinationParam/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
validate69.evaluated = { "props": { "bucket": true, "prefix": true, "expires": true }, "dynamicProps": false, "dynamicItems": false };
var validateSmnDestinationParam = validate70;
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.topic_urn === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/SmnDestinationParam/required", keyword: "required", params: { missingProperty: "topic_urn" }, message: "must have required property 'topic_urn'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.topic_urn !== void 0) {
      if (typeof data.topic_urn !== "string") {
        const err1 = { instancePath: instancePath + "/topic_urn", schemaPath: "#/components/schemas/SmnDestinationParam/properties/topic_urn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/SmnDestinationParam/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
validate70.evaluated = { "props": { "topic_urn": true }, "dynamicProps": false, "dynamicItems": false };
var validateDisDestinationParam = validate71;
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.stream_name === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/DisDestinationParam/required", keyword: "required", params: { missingProperty: "stream_name" }, message: "must have required property 'stream_name'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.stream_name !== void 0) {
      if (typeof data.stream_name !== "string") {
        const err1 = { instancePath: instancePath + "/stream_name", schemaPath: "#/components/schemas/DisDestinationParam/properties/stream_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/DisDestinationParam/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate71.errors = vErrors;
  return errors === 0;
}
validate71.evaluated = { "props": { "stream_name": true }, "dynamicProps": false, "dynamicItems": false };
var validateFunctionGraphDestinationParam = validate72;
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate72.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.func_urn === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/FunctionGraphDestinationParam/required", keyword: "required", params: { missingProperty: "func_urn" }, message: "must have required property 'func_urn'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.func_urn !== void 0) {
      if (!validate53(data.func_urn, { instancePath: instancePath + "/func_urn", parentData: data, parentDataProperty: "func_urn", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/FunctionGraphDestinationParam/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate72.errors = vErrors;
  return errors === 0;
}
validate72.evaluated = { "props": { "func_urn": true }, "dynamicProps": false, "dynamicItems": false };
var validateError = validate74;
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/Error/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.error_msg === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/Error/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.error_code !== void 0) {
      if (typeof data.error_code !== "string") {
        const err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/Error/properties/error_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.error_msg !== void 0) {
      if (typeof data.error_msg !== "string") {
        const err3 = { instancePath: instancePath + "/error_msg", schemaPath: "#/components/schemas/Error/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.request_id !== void 0) {
      if (typeof data.request_id !== "string") {
        const err4 = { instancePath: instancePath + "/request_id", schemaPath: "#/components/schemas/Error/properties/request_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/Error/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate74.errors = vErrors;
  return errors === 0;
}
validate74.evaluated = { "props": { "error_code": true, "error_msg": true, "request_id": true }, "dynamicProps": false, "dynamicItems": false };
export {
  validateAsyncInvokeConfig,
  validateDisDestination,
  validateDisDestinationParam,
  validateError,
  validateFuncAsyncDestinationConfig,
  validateFuncDestinationConfig,
  validateFunctionGraphDestination,
  validateFunctionGraphDestinationParam,
  validateFunctionUrn,
  validateObsDestination,
  validateObsDestinationParam,
  validateProjectId,
  validateSmnDestination,
  validateSmnDestinationParam
};
