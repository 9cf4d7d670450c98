/**
 * What the shortened validators call, as text; errors are as `contracts/judge/validator.ts` says, and the last step
 * of a `schemaPath` is the keyword.
 */
export const validatorCallees = `
function report(errors, instancePath, schemaPath, params) {
  const keyword = schemaPath.slice(schemaPath.lastIndexOf("/") + 1);
  const error = { instancePath, schemaPath, keyword, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
function reportMember(errors, instancePath, schema, member, keyword, params) {
  const schemaPath = schema + "/properties/" + member + "/" + keyword;
  return report(errors, instancePath + "/" + member, schemaPath, params);
}
function check(errors, validate, data, instancePath) {
  return validate(data, instancePath) ? errors : (errors || []).concat(validate.errors);
}
function checkMember(errors, validate, data, instancePath, member) {
  const value = data[member];
  return value === undefined ? errors : check(errors, validate, value, instancePath + "/" + member);
}
function checkLeaf(errors, validate, data, instancePath, schema, member) {
  const value = data[member];
  if (value === undefined || validate(value)) return errors;
  for (const { keyword, params } of validate.errors)
    errors = reportMember(errors, instancePath, schema, member, keyword, params);
  return errors;
}
function checkRequired(errors, data, instancePath, schema, names) {
  for (const missingProperty of names)
    if (data[missingProperty] === undefined)
      errors = report(errors, instancePath, schema + "/required", { missingProperty });
  return errors;
}
function checkClosed(errors, data, instancePath, schema, names) {
  for (const additionalProperty in data)
    if (!names.includes(additionalProperty))
      errors = report(errors, instancePath, schema + "/additionalProperties", { additionalProperty });
  return errors;
}
function checkMembers(errors, data, instancePath, schema, validators) {
  for (const member in validators)
    errors = validators[member].isLeaf
      ? checkLeaf(errors, validators[member], data, instancePath, schema, member)
      : checkMember(errors, validators[member], data, instancePath, member);
  return errors;
}
function leafValidator(errorsOf) {
  return Object.assign(validator(errorsOf), { isLeaf: true });
}
function validator(errorsOf) {
  const validate = (data, instancePath = "") => {
    validate.errors = errorsOf(data, instancePath, null);
    return validate.errors === null;
  };
  return validate;
}
function objectValidator(schema, errorsOf) {
  return validator((data, instancePath, errors) =>
    isObject(data)
      ? errorsOf(data, instancePath, errors)
      : report(errors, instancePath, schema + "/type", { type: "object" }),
  );
}
function escaped(name) {
  return name.replace(/~/g, "~0").replace(/\\//g, "~1");
}
function isObject(data) {
  return data && typeof data == "object" && !Array.isArray(data);
}
function isInteger(data) {
  return typeof data == "number" && !(data % 1) && isFinite(data);
}
`;
