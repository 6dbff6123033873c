import { useEffect, useRef } from 'react';
import { drawChart, type Picture } from './chart-canvas.ts';

interface Props {
  readonly picture: Picture;
  /** The same for people who do not see it. */
  readonly label: string;
  readonly className?: string;
}

/** A chart is drawn at most this often, in milliseconds. */
const drawEveryMs = 250;

/** A chart on a canvas. It follows its newest picture at most four times a second. */
export function LiveChart({ picture, label, className = 'drop-chart' }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(picture);
  const draw = useRef(() => {});
  useEffect(() => {
    let drawnAt = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    draw.current = () => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          drawnAt = performance.now();
          if (canvas.current) drawChart(canvas.current, latest.current);
        },
        Math.max(0, drawnAt + drawEveryMs - performance.now()),
      );
    };
    const resized = new ResizeObserver(() => draw.current());
    if (canvas.current) resized.observe(canvas.current);
    return () => {
      clearTimeout(timer);
      draw.current = () => {};
      resized.disconnect();
    };
  }, []);
  useEffect(() => {
    latest.current = picture;
    draw.current();
  }, [picture]);
  return <canvas ref={canvas} className={className} role="img" aria-label={label} />;
}

/** The names of the colours. */
export function Legend({ series }: { readonly series: Picture['series'] }) {
  return (
    <ul className="drop-legend">
      {series.map(({ name, color }) => (
        <li key={name}>
          <span className="drop-legend-mark" style={{ background: `var(${color})` }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
