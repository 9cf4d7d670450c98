/** Script of the report: theme, copy buttons, charts. The page is whole without it. */
import { drawCharts } from "./charts.ts";
import { offerCopying } from "./copy-command.ts";
import { openForPrint } from "./open-for-print.ts";
import { offerThemes } from "./theme.ts";

const charts = drawCharts(document);
offerThemes(document, () => charts.redraw());
offerCopying(document);
openForPrint(window);
