import { reportRepository } from '../../lib/figures/reports/report-repository.ts';
import { figuresRepository } from '../../lib/figures/repository.ts';
import { revenueRepository } from '../../lib/figures/revenue-repository.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The counts of deals' orders. */
export const figures = /* @__PURE__ */ lazy(() =>
  figuresRepository(dynamo(), tableAt('FIGURES_TABLE'), { clock, random }),
);

/** The money of deals, sellers and days. */
export const revenue = /* @__PURE__ */ lazy(() =>
  revenueRepository(dynamo(), tableAt('FIGURES_TABLE'), { clock, random }),
);

/** The sums of hours that reports are made of. */
export const reports = /* @__PURE__ */ lazy(() =>
  reportRepository(dynamo(), tableAt('REPORTS_TABLE'), { clock, random }),
);
