// Before each request: its trace context. "All bytes as zero is considered an invalid value" (W3C).
const digits = (count) =>
  Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join("");
pm.variables.set("traceparent", `00-1${digits(31)}-1${digits(15)}-01`);
