// Generated from openapi/overlays/open-telekom-cloud.yaml by `make generate`. Do not edit.
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
  return { seconds, fraction: fraction.slice(0, lengthWithoutZeros(fraction)) };
}
function lengthWithoutZeros(digits) {
  let length = digits.length;
  while (digits[length - 1] === "0") length -= 1;
  return length;
}
var usualDateTime = /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)[Tt](?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
function isDateTime(text) {
  return usualDateTime.test(text) || parseDateTime(text) !== void 0;
}

// openapi/date-time-or-local.ts
function isDateTimeOrLocal(text) {
  return isDateTime(text) || localDateTime.test(text) && isDateTime(`${text.replace(" ", "T")}Z`);
}
var localDateTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

// <stdin>
var validateProjectId = validate21;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length > 32 && countCharacters(data) > 32) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ProjectId/maxLength", keyword: "maxLength", params: { limit: 32 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.length < 2 * 1 && countCharacters(data) < 1) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/ProjectId/minLength", keyword: "minLength", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/ProjectId/type", keyword: "type", params: { type: "string" } };
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
      const err0 = { instancePath, schemaPath: "#/components/schemas/FunctionUrn/maxLength", keyword: "maxLength", params: { limit: 269 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.length < 2 * 1 && countCharacters(data) < 1) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/FunctionUrn/minLength", keyword: "minLength", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/FunctionUrn/type", keyword: "type", params: { type: "string" } };
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
var schema10 = { "$id": "UnsetDestination", "type": "object", "properties": { "destination": { "type": "string", "enum": [""] }, "param": { "type": "string", "enum": ["", "{}"] } }, "additionalProperties": false };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "destination" || key0 === "param")) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/UnsetDestination/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.destination !== void 0) {
      let data0 = data.destination;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/UnsetDestination/properties/destination/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "")) {
        const err2 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/UnsetDestination/properties/destination/enum", keyword: "enum", params: { allowedValues: schema10.properties.destination.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.param !== void 0) {
      let data1 = data.param;
      if (typeof data1 !== "string") {
        const err3 = { instancePath: instancePath + "/param", schemaPath: "#/components/schemas/UnsetDestination/properties/param/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data1 === "" || data1 === "{}")) {
        const err4 = { instancePath: instancePath + "/param", schemaPath: "#/components/schemas/UnsetDestination/properties/param/enum", keyword: "enum", params: { allowedValues: schema10.properties.param.enum } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/UnsetDestination/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
var schema11 = { "$id": "FuncDestinationConfig", "type": "object", "required": ["destination", "param"], "properties": { "destination": { "type": "string", "enum": ["OBS", "SMN", "DIS", "FunctionGraph"] }, "param": { "type": "string" } }, "additionalProperties": true };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.destination === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/FuncDestinationConfig/required", keyword: "required", params: { missingProperty: "destination" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.param === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/FuncDestinationConfig/required", keyword: "required", params: { missingProperty: "param" } };
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
        const err2 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/FuncDestinationConfig/properties/destination/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (!(data0 === "OBS" || data0 === "SMN" || data0 === "DIS" || data0 === "FunctionGraph")) {
        const err3 = { instancePath: instancePath + "/destination", schemaPath: "#/components/schemas/FuncDestinationConfig/properties/destination/enum", keyword: "enum", params: { allowedValues: schema11.properties.destination.enum } };
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
        const err4 = { instancePath: instancePath + "/param", schemaPath: "#/components/schemas/FuncDestinationConfig/properties/param/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/FuncDestinationConfig/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.on_success !== void 0) {
      let data0 = data.on_success;
      const _errs3 = errors;
      let valid1 = true;
      const _errs4 = errors;
      if (!validate26(data0, { instancePath: instancePath + "/on_success", parentData: data, parentDataProperty: "on_success", rootData })) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs4 === errors;
      errors = _errs3;
      if (vErrors !== null) {
        if (_errs3) {
          vErrors.length = _errs3;
        } else {
          vErrors = null;
        }
      }
      if (!_valid0) {
        const _errs5 = errors;
        if (!validate28(data0, { instancePath: instancePath + "/on_success", parentData: data, parentDataProperty: "on_success", rootData })) {
          vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
          errors = vErrors.length;
        }
        var _valid0 = _errs5 === errors;
        valid1 = _valid0;
      }
      if (!valid1) {
        const err0 = { instancePath: instancePath + "/on_success", schemaPath: "#/components/schemas/FuncAsyncDestinationConfig/properties/on_success/if", keyword: "if", params: { failingKeyword: "else" } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.on_failure !== void 0) {
      let data1 = data.on_failure;
      const _errs7 = errors;
      let valid2 = true;
      const _errs8 = errors;
      if (!validate26(data1, { instancePath: instancePath + "/on_failure", parentData: data, parentDataProperty: "on_failure", rootData })) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs8 === errors;
      errors = _errs7;
      if (vErrors !== null) {
        if (_errs7) {
          vErrors.length = _errs7;
        } else {
          vErrors = null;
        }
      }
      if (!_valid1) {
        const _errs9 = errors;
        if (!validate28(data1, { instancePath: instancePath + "/on_failure", parentData: data, parentDataProperty: "on_failure", rootData })) {
          vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
          errors = vErrors.length;
        }
        var _valid1 = _errs9 === errors;
        valid2 = _valid1;
      }
      if (!valid2) {
        const err1 = { instancePath: instancePath + "/on_failure", schemaPath: "#/components/schemas/FuncAsyncDestinationConfig/properties/on_failure/if", keyword: "if", params: { failingKeyword: "else" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/FuncAsyncDestinationConfig/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
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
      const err0 = { instancePath, schemaPath: "#/components/schemas/AsyncInvokeConfig/required", keyword: "required", params: { missingProperty: "func_urn" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.max_async_event_age_in_seconds === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/AsyncInvokeConfig/required", keyword: "required", params: { missingProperty: "max_async_event_age_in_seconds" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.max_async_retry_attempts === void 0) {
      const err2 = { instancePath, schemaPath: "#/components/schemas/AsyncInvokeConfig/required", keyword: "required", params: { missingProperty: "max_async_retry_attempts" } };
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
        const err3 = { instancePath: instancePath + "/max_async_event_age_in_seconds", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_event_age_in_seconds/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 86400 || isNaN(data1)) {
          const err4 = { instancePath: instancePath + "/max_async_event_age_in_seconds", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_event_age_in_seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err5 = { instancePath: instancePath + "/max_async_event_age_in_seconds", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_event_age_in_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
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
        const err6 = { instancePath: instancePath + "/max_async_retry_attempts", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_retry_attempts/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 8 || isNaN(data2)) {
          const err7 = { instancePath: instancePath + "/max_async_retry_attempts", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_retry_attempts/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/max_async_retry_attempts", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/max_async_retry_attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
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
          const err9 = { instancePath: instancePath + "/created_time", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/created_time/format", keyword: "format", params: { format: "date-time" } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/created_time", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/created_time/type", keyword: "type", params: { type: "string" } };
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
        if (!isDateTimeOrLocal(data5)) {
          const err11 = { instancePath: instancePath + "/last_modified", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/last_modified/format", keyword: "format", params: { format: "date-time-or-local" } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/last_modified", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/last_modified/type", keyword: "type", params: { type: "string" } };
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
        const err13 = { instancePath: instancePath + "/enable_async_status_log", schemaPath: "#/components/schemas/AsyncInvokeConfig/properties/enable_async_status_log/type", keyword: "type", params: { type: "boolean" } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/components/schemas/AsyncInvokeConfig/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
var validateFuncAsyncDestinationConfig = validate25;
var validateFuncDestinationConfig = validate28;
var validateObsDestinationParam = validate33;
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.bucket === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ObsDestinationParam/required", keyword: "required", params: { missingProperty: "bucket" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.bucket !== void 0) {
      if (typeof data.bucket !== "string") {
        const err1 = { instancePath: instancePath + "/bucket", schemaPath: "#/components/schemas/ObsDestinationParam/properties/bucket/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.prefix !== void 0) {
      if (typeof data.prefix !== "string") {
        const err2 = { instancePath: instancePath + "/prefix", schemaPath: "#/components/schemas/ObsDestinationParam/properties/prefix/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.expires !== void 0) {
      let data2 = data.expires;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err3 = { instancePath: instancePath + "/expires", schemaPath: "#/components/schemas/ObsDestinationParam/properties/expires/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 365 || isNaN(data2)) {
          const err4 = { instancePath: instancePath + "/expires", schemaPath: "#/components/schemas/ObsDestinationParam/properties/expires/maximum", keyword: "maximum", params: { comparison: "<=", limit: 365 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err5 = { instancePath: instancePath + "/expires", schemaPath: "#/components/schemas/ObsDestinationParam/properties/expires/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
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
    const err6 = { instancePath, schemaPath: "#/components/schemas/ObsDestinationParam/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
var validateSmnDestinationParam = validate34;
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.topic_urn === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/SmnDestinationParam/required", keyword: "required", params: { missingProperty: "topic_urn" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.topic_urn !== void 0) {
      if (typeof data.topic_urn !== "string") {
        const err1 = { instancePath: instancePath + "/topic_urn", schemaPath: "#/components/schemas/SmnDestinationParam/properties/topic_urn/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/SmnDestinationParam/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
var validateDisDestinationParam = validate35;
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.stream_name === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/DisDestinationParam/required", keyword: "required", params: { missingProperty: "stream_name" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.stream_name !== void 0) {
      if (typeof data.stream_name !== "string") {
        const err1 = { instancePath: instancePath + "/stream_name", schemaPath: "#/components/schemas/DisDestinationParam/properties/stream_name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/DisDestinationParam/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate35.errors = vErrors;
  return errors === 0;
}
var validateFunctionGraphDestinationParam = validate36;
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.func_urn === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/FunctionGraphDestinationParam/required", keyword: "required", params: { missingProperty: "func_urn" } };
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
    const err1 = { instancePath, schemaPath: "#/components/schemas/FunctionGraphDestinationParam/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate36.errors = vErrors;
  return errors === 0;
}
var validateError = validate38;
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/Error/required", keyword: "required", params: { missingProperty: "error_code" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.error_msg === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/Error/required", keyword: "required", params: { missingProperty: "error_msg" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.error_code !== void 0) {
      if (typeof data.error_code !== "string") {
        const err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/Error/properties/error_code/type", keyword: "type", params: { type: "string" } };
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
        const err3 = { instancePath: instancePath + "/error_msg", schemaPath: "#/components/schemas/Error/properties/error_msg/type", keyword: "type", params: { type: "string" } };
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
        const err4 = { instancePath: instancePath + "/request_id", schemaPath: "#/components/schemas/Error/properties/request_id/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/Error/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate38.errors = vErrors;
  return errors === 0;
}
var validateUnsetDestination = validate26;
export {
  validateAsyncInvokeConfig,
  validateDisDestinationParam,
  validateError,
  validateFuncAsyncDestinationConfig,
  validateFuncDestinationConfig,
  validateFunctionGraphDestinationParam,
  validateFunctionUrn,
  validateObsDestinationParam,
  validateProjectId,
  validateSmnDestinationParam,
  validateUnsetDestination
};
