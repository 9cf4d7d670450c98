/** IMF-fixdate (RFC 9110, section 5.6.7): its pattern lets days pass that do not exist, or are another weekday. */

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param value that has the form of the pattern; any other is not looked at */
export function isDayOfWeek(value: string): boolean {
  const match = /^([A-Z][a-z]{2}), ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) /.exec(value);
  if (match === null) return true;
  const [, weekday = "", day, month = "", year] = match;
  const date = new Date(Date.UTC(Number(year), months.indexOf(month), Number(day)));
  return date.getUTCDate() === Number(day) && weekdays[date.getUTCDay()] === weekday;
}
