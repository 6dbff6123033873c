import type { OutsideDouble, RunningDouble, Surroundings } from './double.ts';
import { stripe } from './stripe/connect.ts';
import { turnstile } from './turnstile/connect.ts';

/** All doubles of outside services, in the order in which the terminal shows them. */
const all = { stripe, turnstile };

type All = typeof all;
type DoubleName = keyof All;

/** The options of each double, by its name. */
export type DoubleOptions = { [N in DoubleName]?: NonNullable<Parameters<All[N]['start']>[0]> };

/** The running doubles, by their names. */
export type Doubles = { [N in DoubleName]: Awaited<ReturnType<All[N]['start']>> };

/** The addresses of the doubles that have one. */
export type DoubleUrls = { [N in DoubleName]?: string };

export const doubleNames = Object.keys(all) as DoubleName[];

/** Starts all doubles. */
export async function startDoubles(
  options: DoubleOptions,
  at: (name: DoubleName) => Surroundings,
): Promise<Doubles> {
  const start = async (name: DoubleName) => {
    const double: OutsideDouble<unknown, RunningDouble> = all[name];
    return [name, await double.start(options[name], at(name))];
  };
  return Object.fromEntries(await Promise.all(doubleNames.map(start)));
}

export const urlsOf = (doubles: Doubles): DoubleUrls =>
  Object.fromEntries(
    Object.entries<RunningDouble>(doubles).flatMap(([name, { url }]) => (url ? [[name, url]] : [])),
  );
