import type { Pool, Target, Targets } from '../../api/targets'

/** A target that is well; what a test is about is given. */
export function target(changes: Partial<Target> = {}): Target {
  const instance = changes.instance ?? '10.0.0.7:9100'
  return {
    id: 0,
    health: 'up',
    problem: null,
    error: '',
    lastScrape: 1_790_000_000,
    duration: 0.0123,
    samples: 812,
    url: `http://${instance}/metrics`,
    instance,
    interval: 15,
    timeout: 10,
    labels: [
      ['env', 'home'],
      ['instance', instance],
      ['job', 'machines'],
    ],
    discovered: [['__address__', instance]],
    ...changes,
  }
}

export function pool(job: string, targets: readonly Target[], changes: Partial<Pool> = {}): Pool {
  return { job, problem: null, targets, dropped: { count: 0, kept: [] }, invalid: { count: 0, kept: [] }, ...changes }
}

export function targetsOfPools(...pools: Pool[]): Targets {
  return { asOf: 1_790_000_004, version: '0.1.0', omitted: 0, pools }
}
