/** Measures the judge: bytes, CPU in Node, time and memory in k6. */
import { judgeBundle } from "./judge-bundle.ts";
import { recordedQuestions, timedQuestions } from "./judge-mix.ts";
import { exchangesPerSecond, mebibytesPerVu, microsecondsInK6 } from "./measure-judge.ts";
import { renderJudge } from "./render-judge.ts";

/**
 * @param k6 path of the program
 * @throws {Error} when k6 could not be measured
 */
export async function benchJudge(
  k6: string,
  folder: string,
  rounds: number,
): Promise<ReturnType<typeof renderJudge>> {
  const bundle = await judgeBundle();
  const questions = await recordedQuestions();
  const timed = timedQuestions(questions);
  const overview = timed["overview"];
  if (overview === undefined) throw new Error("no overview to time");
  return renderJudge({
    bundleBytes: Buffer.byteLength(bundle),
    exchanges: questions.length,
    exchangesPerSecond: exchangesPerSecond(questions, rounds),
    microseconds: await microsecondsInK6(k6, bundle, timed, folder),
    mebibytesPerVu: await mebibytesPerVu(k6, bundle, overview, folder),
  });
}
