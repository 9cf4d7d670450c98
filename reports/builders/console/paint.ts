/** What a colour is for; the words beside it say the same. */
export type Paint = "good" | "bad" | "quiet" | "bold";

const codes: Readonly<Record<Paint, readonly [open: number, close: number]>> = {
  good: [32, 39],
  bad: [31, 39],
  quiet: [2, 22],
  bold: [1, 22],
};

/** The text in an ANSI colour, or as it is where colour is off. */
export function paint(as: Paint, text: string, color: boolean): string {
  const [open, close] = codes[as];
  return color ? `\u001b[${open}m${text}\u001b[${close}m` : text;
}
