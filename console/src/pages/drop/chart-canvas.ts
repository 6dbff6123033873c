import type { Point } from './series.ts';

/** A line or a row of bars. */
export interface Series {
  readonly name: string;
  /** A custom property of drop.css, which has a value for light and for dark. */
  readonly color: string;
  readonly points: readonly Point[];
}

export interface Picture {
  readonly series: readonly Series[];
  readonly kind: 'lines' | 'bars';
  /** The span of time, in milliseconds. */
  readonly from: number;
  readonly to: number;
  /** The largest value to make room for. Without it the largest of the points. */
  readonly top?: number;
  readonly number: (value: number) => string;
  readonly time: (at: number) => string;
}

const margin = { left: 44, right: 8, top: 8, bottom: 22 };

/** Returns the upper end of an axis: a round number that is not below the largest value. */
export function axisTop({ series, top = 1 }: Pick<Picture, 'series' | 'top'>): number {
  const largest = Math.max(top, ...series.flatMap(({ points }) => points.map(({ value }) => value)));
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= largest) ?? largest;
}

/** Draws the whole chart: a few hundred points take less than a millisecond. */
export function drawChart(canvas: HTMLCanvasElement, picture: Picture): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const top = axisTop(picture);
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const x = (at: number) => margin.left + ((at - picture.from) / (picture.to - picture.from)) * inner.width;
  const y = (value: number) => margin.top + inner.height * (1 - value / top);
  context.font = `12px ${style.fontFamily}`;
  drawAxes(context, picture, { x, y, top, width, style });
  const draw = picture.kind === 'bars' ? drawBars : drawLine;
  picture.series.forEach((each, index) => {
    context.fillStyle = context.strokeStyle = style.getPropertyValue(each.color);
    draw(context, { points: each.points, index, of: picture.series.length, x, y });
  });
}

interface Axes {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly top: number;
  readonly width: number;
  readonly style: CSSStyleDeclaration;
}

function drawAxes(context: CanvasRenderingContext2D, picture: Picture, { x, y, top, width, style }: Axes) {
  context.fillStyle = style.color;
  context.strokeStyle = style.getPropertyValue('--drop-grid');
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const value of [0, top / 2, top]) {
    context.beginPath();
    context.moveTo(margin.left, Math.round(y(value)) + 0.5);
    context.lineTo(width - margin.right, Math.round(y(value)) + 0.5);
    context.stroke();
    context.fillText(picture.number(value), margin.left - 6, Math.max(y(value), 8));
  }
  context.textBaseline = 'top';
  const ticks = width < 500 ? 2 : 4;
  for (let tick = 0; tick <= ticks; tick++) {
    const at = picture.from + ((picture.to - picture.from) * tick) / ticks;
    context.textAlign = tick === 0 ? 'left' : tick === ticks ? 'right' : 'center';
    context.fillText(picture.time(at), x(at), y(0) + 6);
  }
}

interface Drawn {
  readonly points: readonly Point[];
  readonly index: number;
  readonly of: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

/** The first line is wider, so that it shows below one with the same values. */
function drawLine(context: CanvasRenderingContext2D, { points, index, x, y }: Drawn) {
  context.lineWidth = index === 0 ? 5 : 2;
  context.beginPath();
  points.forEach(({ at, value }, nth) => {
    if (nth === 0) context.moveTo(x(at), y(value));
    else context.lineTo(x(at), y(value));
  });
  context.stroke();
}

/** Bars of a minute, side by side. */
function drawBars(context: CanvasRenderingContext2D, { points, index, of, x, y }: Drawn) {
  const slot = x(60_000) - x(0);
  const width = Math.max(1, (slot * 0.8) / of);
  for (const { at, value } of points)
    context.fillRect(x(at) + slot * 0.1 + index * width, y(value), width, y(0) - y(value));
}
