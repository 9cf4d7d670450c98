/** The registry: every kind of mutation, applied to every record that it fits (`mutation-sweep.test.ts`). */
import { dateKinds } from "./date-kinds.ts";
import { documentKinds } from "./document-kinds.ts";
import { formKinds } from "./form-kinds.ts";
import { framingKinds } from "./framing-kinds.ts";
import { headerKinds } from "./header-kinds.ts";
import { hiddenKinds } from "./hidden-kinds.ts";
import { listKinds } from "./list-kinds.ts";
import { mediaTypeKinds } from "./media-type-kinds.ts";
import { memberKinds } from "./member-kinds.ts";
import type { MutationKind } from "./mutation-kind.ts";
import { numberKinds } from "./number-kinds.ts";
import { problemKinds } from "./problem-kinds.ts";
import { requestBodyKinds } from "./request-body-kinds.ts";
import { requestKinds } from "./request-kinds.ts";
import { statisticsKinds } from "./statistics-kinds.ts";
import { statusKinds } from "./status-kinds.ts";
import { textKinds } from "./text-kinds.ts";
import { tusHeaderKinds } from "./tus-header-kinds.ts";
import { tusRequestKinds } from "./tus-request-kinds.ts";
import { tusTextKinds } from "./tus-text-kinds.ts";
import { uuidKinds } from "./uuid-kinds.ts";
import { valueKinds } from "./value-kinds.ts";

export const allKinds: readonly MutationKind[] = [
  ...statusKinds,
  ...headerKinds,
  ...mediaTypeKinds,
  ...framingKinds,
  ...documentKinds,
  ...memberKinds,
  ...valueKinds,
  ...textKinds,
  ...uuidKinds,
  ...dateKinds,
  ...numberKinds,
  ...listKinds,
  ...problemKinds,
  ...requestKinds,
  ...requestBodyKinds,
  ...formKinds,
  ...statisticsKinds,
  ...hiddenKinds,
  ...tusHeaderKinds,
  ...tusTextKinds,
  ...tusRequestKinds,
];
