/** What a sweep may change without the judge having anything to say, and why. */

export interface Freedom {
  readonly why: string;
  readonly place: RegExp;
  /** Absent: whatever is changed there. */
  readonly kind?: RegExp;
}

const otherText = /^(?:a text|another letter case|a blank behind)$/;
const anyText = /^(?:a text|an empty text|another letter case|a blank behind)$/;

export const freedoms: readonly Freedom[] = [
  {
    why: "headers that the contract does not name",
    place: /^(?:connection|server|transfer-encoding)$/,
  },
  {
    why: "media types, directives and range units have no letter case (RFC 9110, 9111; Fetch)",
    place: /^(?:content-type|cache-control|x-content-type-options|accept-ranges|content-length)$/,
    kind: /^a header in another letter case$/,
  },
  {
    why: "a body may be framed by chunks or by the end of the connection (RFC 9112, section 6.3)",
    place: /^content-length$/,
    kind: /^a header is missing$/,
  },
  {
    why: "the name in Content-Disposition is the file's; records do not keep it in step",
    place: /^content-disposition$/,
    kind: /^a header has another value$/,
  },
  { why: "bytes of a file are free", place: /^$/, kind: /^a body where none is promised$/ },
  { why: "the wording of detail is free", place: /^\/detail$/, kind: otherText },
  {
    why: "O06: traceId may be written twice",
    place: /^\/traceId$/,
    kind: /^a key twice with one value$/,
  },
  {
    why: "traceId is free, and may be absent, outside application problems",
    place: /^\/traceId$/,
    kind: /^(?:a missing member|a text|a blank behind)$/,
  },
  {
    why: "which inputs are named by a validation problem, and in which words, is free",
    place: /^\/errors\/[^/]*(?:\/0)?$/,
    kind: /^(?:a missing member|a member in another letter case|a text|an empty text|another letter case|a blank behind)$/,
  },
  {
    why: "names and references are the caller's",
    place: /^\/(?:fileName|sendersFileTransferReference|resourceId)$/,
    kind: otherText,
  },
  { why: "a name may be anything", place: /^\/name$/, kind: anyText },
  { why: "texts of states hold what went wrong", place: /StatusText$/, kind: otherText },
  {
    why: "none has no checksum, or an empty one",
    place: /^\/checksum$/,
    kind: /^(?:null|an empty text)$/,
  },
  { why: "an empty recipient is kept as such", place: /\/recipient$/, kind: /^an empty text$/ },
  {
    why: "sizes and numbers have many values",
    place: /^\/(?:fileTransferSize|maxFileTransferSize|externalServiceEditionCodeLegacy)$/,
    kind: /^a number$/,
  },
  {
    why: "properties are the sender's",
    place: /^\/propertyList\/[^/]*$/,
    kind: /^(?:a missing member|a member in another letter case|a text|an empty text|another letter case|a blank behind)$/,
  },
  {
    why: "settings that were never given are null",
    place:
      /^\/(?:purgeFile|fileTransferTimeToLive|useManifest|externalService|requiredParty|maxFile)/,
    kind: /^null$/,
  },
  { why: "flags may be on or off", place: /^\/useManifest/, kind: /^a boolean$/ },
  {
    why: "codes and parties are stored as given",
    place: /^\/(?:externalServiceCodeLegacy|requiredParty)$/,
    kind: anyText,
  },
  { why: "storage is made later", place: /^\/storageProviders$/, kind: /^a list without items$/ },
  { why: "nothing may be found", place: /^$/, kind: /^a list without items$/ },
  { why: "environments have many names", place: /\/deploymentEnvironment$/, kind: otherText },
];
