export interface Point {
  readonly x: number
  readonly y: number
}

/** The drawing of a series in a box; paths are SVG path data. */
export interface Sparkline {
  readonly line: string
  /** The line closed down to the bottom of the box, one piece per run of values. */
  readonly area: string
  readonly last: Point
  readonly lowest: number
  readonly highest: number
  readonly first: number
  readonly latest: number
}

/**
 * Draws evenly spaced values, oldest first, with a gap wherever a value is null. A value alone
 * between two gaps becomes a dot. Answers null when no value is known.
 */
export function sparkline(
  values: readonly (number | null)[],
  width: number,
  height: number,
  margin = 3,
): Sparkline | null {
  const known = values.filter((value) => value !== null)
  const first = known[0]
  const latest = known[known.length - 1]
  if (first === undefined || latest === undefined) return null
  const lowest = Math.min(...known)
  const highest = Math.max(...known)
  const place = scale(values.length, lowest, highest, width, height, margin)
  const runs = runsOf(values, place)
  return {
    line: runs.map(linePath).join(''),
    area: runs.filter((run) => run.length > 1).map((run) => areaPath(run, height)).join(''),
    last: runs.at(-1)?.at(-1) ?? { x: width, y: height / 2 },
    lowest,
    highest,
    first,
    latest,
  }
}

type Placement = (index: number, value: number) => Point

function scale(
  count: number,
  lowest: number,
  highest: number,
  width: number,
  height: number,
  margin: number,
): Placement {
  const across = (width - 2 * margin) / Math.max(1, count - 1)
  const spread = highest - lowest
  return (index, value) => {
    const share = spread === 0 ? 0.5 : (value - lowest) / spread
    return {
      x: tenths(margin + index * across),
      y: tenths(height - margin - share * (height - 2 * margin)),
    }
  }
}

function runsOf(values: readonly (number | null)[], place: Placement): Point[][] {
  const runs: Point[][] = []
  let open: Point[] | null = null
  values.forEach((value, index) => {
    if (value === null) {
      open = null
      return
    }
    if (open === null) {
      open = []
      runs.push(open)
    }
    open.push(place(index, value))
  })
  return runs
}

function linePath(run: readonly Point[]): string {
  const [head, ...rest] = run
  if (head === undefined) return ''
  if (rest.length === 0) return `M${head.x} ${head.y}h0`
  return `M${head.x} ${head.y}${rest.map((point) => `L${point.x} ${point.y}`).join('')}`
}

function areaPath(run: readonly Point[], height: number): string {
  const start = run[0]
  const end = run[run.length - 1]
  if (start === undefined || end === undefined) return ''
  return `${linePath(run)}V${height}H${start.x}Z`
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
