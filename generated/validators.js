// Generated from openapi/functiongraph-async-invoke.yaml by `make generate`. Do not edit.
// openapi/generate/characters.ts
function countCharacters(text) {
  return [...text].length;
}

// openapi/date-time.ts
var secondsPerDay = 24 * 60 * 60;
var dateTime = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
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
var usualDateTime = /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)[Tt](?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
function isDateTime(text) {
  return usualDateTime.test(text) || parseDateTime(text) !== void 0;
}

// <stdin>
var validateProjectId = validate21;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 32 && countCharacters(data) > 32) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ProjectId/maxLength", keyword: "maxLength", params: { limit: 32 }, message: "must NOT have more than 32 characters" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.length < 2 * 1 && countCharacters(data) < 1) {
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
  validate21.errors = vErrors;
  return errors === 0;
}
var validateFunctionUrn = validate22;
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 269 && countCharacters(data) > 269) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/FunctionUrn/maxLength", keyword: "maxLength", params: { limit: 269 }, message: "must NOT have more than 269 characters" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.length < 2 * 1 && countCharacters(data) < 1) {
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
  validate22.errors = vErrors;
  return errors === 0;
}
var validateAsyncInvokeConfig = validate23;
var schema10 = { "$id": "FuncDestinationConfig", "type": "object", "required": ["destination"], "properties": { "destination": { "type": "string", "enum": ["OBS", "SMN", "DIS", "FunctionGraph"] } }, "allOf": [{ "if": { "type": "object", "required": ["destination"], "properties": { "destination": { "const": "OBS" } } }, "then": { "$ref": "ObsDestination" } }, { "if": { "type": "object", "required": ["destination"], "properties": { "destination": { "const": "SMN" } } }, "then": { "$ref": "SmnDestination" } }, { "if": { "type": "object", "required": ["destination"], "properties": { "destination": { "const": "DIS" } } }, "then": { "$ref": "DisDestination" } }, { "if": { "type": "object", "required": ["destination"], "properties": { "destination": { "const": "FunctionGraph" } } }, "then": { "$ref": "FunctionGraphDestination" } }] };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
  validate27.errors = vErrors;
  return errors === 0;
}
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
  validate29.errors = vErrors;
  return errors === 0;
}
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
  validate31.errors = vErrors;
  return errors === 0;
}
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
  validate33.errors = vErrors;
  return errors === 0;
}
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
    if (!validate27(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs6 === errors;
    valid1 = _valid0;
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
    if (!validate29(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
      errors = vErrors.length;
    }
    var _valid1 = _errs12 === errors;
    valid3 = _valid1;
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
    if (!validate31(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
      errors = vErrors.length;
    }
    var _valid2 = _errs18 === errors;
    valid5 = _valid2;
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
    if (!validate33(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
      errors = vErrors.length;
    }
    var _valid3 = _errs24 === errors;
    valid7 = _valid3;
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
        const err18 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/FuncDestinationConfig/oneOf", keyword: "enum", params: { allowedValues: schema10.properties.destination.enum }, message: "must be equal to one of the allowed values" };
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
  validate26.errors = vErrors;
  return errors === 0;
}
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.on_success !== void 0) {
      if (!validate26(data.on_success, { instancePath: instancePath + "/on_success", parentData: data, parentDataProperty: "on_success", rootData })) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
        errors = vErrors.length;
      }
    }
    if (data.on_failure !== void 0) {
      if (!validate26(data.on_failure, { instancePath: instancePath + "/on_failure", parentData: data, parentDataProperty: "on_failure", rootData })) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
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
  validate25.errors = vErrors;
  return errors === 0;
}
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
      if (!validate22(data.func_urn, { instancePath: instancePath + "/func_urn", parentData: data, parentDataProperty: "func_urn", rootData })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
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
      if (!validate25(data.destination_config, { instancePath: instancePath + "/destination_config", parentData: data, parentDataProperty: "destination_config", rootData })) {
        vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
        errors = vErrors.length;
      }
    }
    if (data.created_time !== void 0) {
      let data4 = data.created_time;
      if (typeof data4 === "string") {
        if (!isDateTime(data4)) {
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
        if (!isDateTime(data5)) {
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
  } else {
    const err13 = { instancePath, schemaPath: "#/components/schemas/AsyncInvokeConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
var validateFuncAsyncDestinationConfig = validate25;
var validateFuncDestinationConfig = validate26;
var validateObsDestination = validate27;
var validateSmnDestination = validate29;
var validateDisDestination = validate31;
var validateFunctionGraphDestination = validate33;
var validateObsDestinationParam = validate38;
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
  validate38.errors = vErrors;
  return errors === 0;
}
var validateSmnDestinationParam = validate39;
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
  validate39.errors = vErrors;
  return errors === 0;
}
var validateDisDestinationParam = validate40;
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
  validate40.errors = vErrors;
  return errors === 0;
}
var validateFunctionGraphDestinationParam = validate41;
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
      if (!validate22(data.func_urn, { instancePath: instancePath + "/func_urn", parentData: data, parentDataProperty: "func_urn", rootData })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
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
  validate41.errors = vErrors;
  return errors === 0;
}
var validateError = validate43;
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
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
  validate43.errors = vErrors;
  return errors === 0;
}
function isProjectId(value) {
  return typeof value === "string" && (value.length >= 2 || countCharacters(value) >= 1) && (value.length <= 32 || countCharacters(value) <= 32);
}
function isFunctionUrn(value) {
  return typeof value === "string" && (value.length >= 2 || countCharacters(value) >= 1) && (value.length <= 269 || countCharacters(value) <= 269);
}
function isAsyncInvokeConfig(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && isFunctionUrn(value["func_urn"]) && Number.isInteger(value["max_async_event_age_in_seconds"]) && value["max_async_event_age_in_seconds"] >= 60 && value["max_async_event_age_in_seconds"] <= 86400 && Number.isInteger(value["max_async_retry_attempts"]) && value["max_async_retry_attempts"] >= 0 && value["max_async_retry_attempts"] <= 8 && (value["destination_config"] === void 0 || isFuncAsyncDestinationConfig(value["destination_config"])) && (value["created_time"] === void 0 || typeof value["created_time"] === "string" && isDateTime(value["created_time"])) && (value["last_modified"] === void 0 || typeof value["last_modified"] === "string" && isDateTime(value["last_modified"]));
}
function isFuncAsyncDestinationConfig(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && (value["on_success"] === void 0 || isFuncDestinationConfig(value["on_success"])) && (value["on_failure"] === void 0 || isFuncDestinationConfig(value["on_failure"]));
}
function isFuncDestinationConfig(value) {
  return isObsDestination(value) || isSmnDestination(value) || isDisDestination(value) || isFunctionGraphDestination(value);
}
function isObsDestination(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value["destination"] === "string" && value["destination"] === "OBS" && typeof value["param"] === "string";
}
function isSmnDestination(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value["destination"] === "string" && value["destination"] === "SMN" && typeof value["param"] === "string";
}
function isDisDestination(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value["destination"] === "string" && value["destination"] === "DIS" && typeof value["param"] === "string";
}
function isFunctionGraphDestination(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value["destination"] === "string" && value["destination"] === "FunctionGraph" && typeof value["param"] === "string";
}
function isObsDestinationParam(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value["bucket"] === "string" && typeof value["prefix"] === "string" && Number.isInteger(value["expires"]) && value["expires"] >= 0 && value["expires"] <= 365;
}
function isSmnDestinationParam(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value["topic_urn"] === "string";
}
function isDisDestinationParam(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value["stream_name"] === "string";
}
function isFunctionGraphDestinationParam(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && isFunctionUrn(value["func_urn"]);
}
function isError(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value["error_code"] === "string" && typeof value["error_msg"] === "string" && (value["request_id"] === void 0 || typeof value["request_id"] === "string");
}
export {
  isAsyncInvokeConfig,
  isDisDestination,
  isDisDestinationParam,
  isError,
  isFuncAsyncDestinationConfig,
  isFuncDestinationConfig,
  isFunctionGraphDestination,
  isFunctionGraphDestinationParam,
  isFunctionUrn,
  isObsDestination,
  isObsDestinationParam,
  isProjectId,
  isSmnDestination,
  isSmnDestinationParam,
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
